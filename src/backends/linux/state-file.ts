import * as fs from 'node:fs';
import * as path from 'node:path';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import type { Tracer } from './tracer';

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;
const writableByOthers = 0o022;

/**
 * A small JSON file that only root, or the user we run as, may write and anybody may read. It is replaced as a whole:
 * a reader, also after a crash, sees the old content or the new one.
 */
export class StateFile {
  constructor(
    readonly path: string,
    private readonly tracer: Tracer,
  ) {}

  /**
   * The file's content as `interpret` understands it, or undefined where there is no file.
   *
   * @param interpret - Throws where the value is not what the file should hold.
   * @throws {@link LinuxFailure} with ERROR_INVALID_DATA for a file that somebody else could have written, or that
   * is not understood. It is left as it is.
   */
  load<T>(interpret: (value: unknown) => T): T | undefined {
    const text = this.tracer.call(
      `read ${this.path}`,
      () => this.#readTrusted(),
      (found) => (found === undefined ? 'no such file yet' : `${found.length} characters`),
    );
    if (text === undefined) return undefined;
    try {
      return interpret(JSON.parse(text));
    } catch (cause) {
      throw this.#unusable(
        `is not understood (${(cause as Error).message})`,
        'Restore it from a backup, or move it away: its reservations are then gone.',
        cause,
      );
    }
  }

  save(value: unknown): void {
    const temporary = `${this.path}.new`;
    try {
      makeFolder(path.dirname(this.path));
      this.tracer.call(`write ${temporary}`, () => writeThrough(temporary, `${JSON.stringify(value)}\n`));
      this.tracer.call(`rename ${this.path}`, () => replaceThrough(temporary, this.path));
    } catch (cause) {
      throw new LinuxFailure(
        Win32.ERROR_WRITE_FAULT,
        `${this.path} cannot be written (${(cause as Error).message}). Make room or give access there, or choose another folder by stateDirectory.`,
        { cause },
      );
    }
  }

  #readTrusted(): string | undefined {
    let fd: number;
    try {
      fd = fs.openSync(this.path, O_RDONLY | O_NOFOLLOW);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      throw this.#unusable(
        code === 'ELOOP' ? 'is a symbolic link' : `cannot be read (${code})`,
        'It must be a file that anybody may read.',
        cause,
      );
    }
    try {
      this.#checkTrust(fs.statSync(path.dirname(this.path)), 'is in a folder that');
      this.#checkTrust(fs.fstatSync(fd), '');
      return fs.readFileSync(fd, 'utf8');
    } finally {
      fs.closeSync(fd);
    }
  }

  #checkTrust({ uid, mode }: fs.Stats, subject: string): void {
    const remedy =
      'Find out who has changed it; then chown it to root and chmod it to go-w, or move it away.';
    if (uid !== 0 && uid !== process.geteuid?.()) {
      throw this.#unusable(`${subject} belongs to another user (uid ${uid})`.trimStart(), remedy);
    }
    if ((mode & writableByOthers) !== 0) {
      const bits = (mode & 0o777).toString(8);
      throw this.#unusable(`${subject} may be written by others (mode 0${bits})`.trimStart(), remedy);
    }
  }

  #unusable(problem: string, wayOut: string, cause?: unknown): LinuxFailure {
    const message = `The state file ${this.path} ${problem}, so nothing is read from it or written to it. ${wayOut}`;
    return new LinuxFailure(Win32.ERROR_INVALID_DATA, message, { cause });
  }
}

/** Makes the folder, and those above it, for anybody to enter whatever the umask. */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  fs.mkdirSync(folder);
  fs.chmodSync(folder, 0o755);
}

function writeThrough(file: string, text: string): void {
  // What a process that was killed here has left behind.
  fs.rmSync(file, { force: true });
  const fd = fs.openSync(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
  try {
    fs.fchmodSync(fd, 0o644);
    fs.writeFileSync(fd, text);
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

function replaceThrough(from: string, to: string): void {
  fs.renameSync(from, to);
  const folder = fs.openSync(path.dirname(to), O_RDONLY);
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}
