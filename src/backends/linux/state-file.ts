import * as fs from 'node:fs';
import * as path from 'node:path';
import { sentenceOf } from '../../contract/locale';
import { Win32 } from '../../contract/win32';
import { checkFolder, prepareFolder } from './folder';
import { LinuxFailure } from './linux-failure';
import { accessCode, unreadable, whyUnwritable } from './refusals';
import type { Tracer } from './tracer';
import { checkTrust, untrusted } from './trust';

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = fs.constants;

/** How the content of a file is written and understood. */
export interface Format<T> {
  /** The newest version that {@link Format.read} understands. */
  readonly version: number;
  /** One line of JSON, an object with its `version`. */
  text(content: T): string;
  /** Throws where the value is not what the file should hold. */
  read(value: unknown): T;
}

/** How long a file survives: what a restart of the system should wipe is not synced to the disk. */
export type Lifetime = 'boot' | 'restarts';

/** The content of a file as it was read, and what tells whether it is the same file still. */
interface Cached<T> {
  readonly identity: string;
  /** The clock of the file system goes in ticks: a change in the tick of the reading would go unnoticed. */
  readonly mayBeStale: boolean;
  readonly bytes: Buffer;
  readonly content: T;
}

/** Longer than a tick of any kernel's clock, in milliseconds. */
const severalTicks = 100;

/**
 * A small JSON file that only root, or the user we run as, may write and anybody may read. It is replaced as a whole:
 * a reader, also after a crash, sees the old content or the new one. While it is the same file it is not read again.
 */
export class StateFile<T> {
  #cached: Cached<T> | undefined;

  constructor(
    readonly path: string,
    private readonly format: Format<T>,
    private readonly lifetime: Lifetime,
    private readonly tracer: Tracer,
  ) {}

  /** What tells one state of the file from the next without reading it; empty where there is no file. */
  identity(): string {
    const stats = this.#look(() => fs.lstatSync(this.path, { bigint: true, throwIfNoEntry: false }));
    return stats === undefined ? '' : identityOf(stats);
  }

  /**
   * The file's content, or undefined where there is no file.
   *
   * @throws {@link LinuxFailure} with ERROR_INVALID_DATA for a file that somebody else could have written, or that
   * is not understood; with the code of the refusal for one that may not be read. It is left as it is.
   */
  load(): T | undefined {
    const folder = path.dirname(this.path);
    const stats = this.#look(() => fs.statSync(folder, { throwIfNoEntry: false }));
    if (stats === undefined) return undefined;
    checkFolder(folder, stats);
    const identity = this.identity();
    if (identity === '') return undefined;
    if (this.#cached?.identity !== identity || this.#cached.mayBeStale) this.#cached = this.#read();
    return this.#cached?.content;
  }

  /** Refuses a folder that others may write, and makes a missing one, before anything is written. */
  prepare(): void {
    this.#change(() => prepareFolder(path.dirname(this.path)));
  }

  /** Puts the content in the place of the old one, or fails and leaves that. */
  replace(content: T): void {
    const temporary = `${this.path}.new`;
    const bytes = Buffer.from(`${this.format.text(content)}\n`);
    this.#change(() => {
      this.tracer.call(`write ${temporary}`, () => this.#writeTemporary(temporary, bytes));
      this.tracer.call(`rename ${this.path}`, () => fs.renameSync(temporary, this.path));
    });
    this.#cached = { identity: this.identity(), mayBeStale: true, bytes, content };
  }

  /** Makes the replacement last: until the folder is synced, a crash may bring the old content back. */
  sync(): void {
    if (this.lifetime === 'boot') return;
    const folder = path.dirname(this.path);
    this.#change(() => this.tracer.call(`sync ${folder}`, () => syncFolder(folder)));
  }

  #read(): Cached<T> | undefined {
    const found = this.tracer.call(
      `read ${this.path}`,
      () => this.#readTrusted(),
      (file) => (file === undefined ? 'no such file yet' : `${file.bytes.length} bytes`),
    );
    if (found === undefined) return undefined;
    const { bytes, stats } = found;
    const content = this.#cached?.bytes.equals(bytes) ? this.#cached.content : this.#understand(bytes);
    const mayBeStale = Date.now() - Number(stats.ctimeMs) < severalTicks;
    return { identity: identityOf(stats), mayBeStale, bytes, content };
  }

  #readTrusted(): { readonly bytes: Buffer; readonly stats: fs.BigIntStats } | undefined {
    const fd = this.#open();
    if (fd === undefined) return undefined;
    try {
      const stats = fs.fstatSync(fd, { bigint: true });
      if (!stats.isFile()) throw untrusted(this.path, (say) => say.state.notAFile);
      checkTrust(this.path, { uid: Number(stats.uid), mode: Number(stats.mode) });
      return { bytes: this.#look(() => fs.readFileSync(fd)), stats };
    } finally {
      fs.closeSync(fd);
    }
  }

  /** Without waiting for anything: a pipe in the file's place would never open. */
  #open(): number | undefined {
    try {
      return fs.openSync(this.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code === 'ELOOP') throw untrusted(this.path, (say) => say.state.symbolicLink);
      if (code === 'ENXIO') throw untrusted(this.path, (say) => say.state.notAFile);
      throw unreadable(this.path, error);
    }
  }

  #understand(bytes: Buffer): T {
    try {
      const value: unknown = JSON.parse(bytes.toString());
      const { version } = Object(value) as { version?: unknown };
      if (typeof version === 'number' && version > this.format.version) throw this.#newer(`${version}`);
      return this.format.read(value);
    } catch (cause) {
      if (cause instanceof LinuxFailure) throw cause;
      throw new LinuxFailure(
        Win32.ERROR_INVALID_DATA,
        (say, locale) => say.state.notUnderstood(this.path, sentenceOf(cause, locale)),
        { cause },
      );
    }
  }

  #newer(version: string): LinuxFailure {
    return new LinuxFailure(Win32.ERROR_INVALID_DATA, (say) =>
      say.state.newer(this.path, version, this.format.version),
    );
  }

  #writeTemporary(file: string, bytes: Buffer): void {
    // What a process that was killed here has left behind.
    fs.rmSync(file, { force: true });
    const fd = fs.openSync(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
    try {
      fs.fchmodSync(fd, 0o644);
      fs.writeFileSync(fd, bytes);
      if (this.lifetime === 'restarts') fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  }

  #look<R>(work: () => R): R {
    try {
      return work();
    } catch (error) {
      throw unreadable(this.path, error);
    }
  }

  #change<R>(work: () => R): R {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof LinuxFailure) throw cause;
      const code = accessCode(cause);
      const errno = code === Win32.ERROR_TOO_MANY_OPEN_FILES ? code : Win32.ERROR_WRITE_FAULT;
      const why = whyUnwritable(this.path, cause);
      throw new LinuxFailure(errno, (say) => say.state.unwritable(this.path, why(say)), { cause });
    }
  }
}

function identityOf({ dev, ino, size, mtimeNs, ctimeNs }: fs.BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** Some file systems (CIFS, drvfs, some of FUSE) have no such thing for a folder, and say EINVAL. */
function syncFolder(folder: string): void {
  const fd = fs.openSync(folder, O_RDONLY);
  try {
    fs.fsyncSync(fd);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
  } finally {
    fs.closeSync(fd);
  }
}
