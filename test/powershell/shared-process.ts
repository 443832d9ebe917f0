import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { EOL } from 'node:os';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import type { Engine } from './engine';

/** One PowerShell that runs script after script, each in a runspace of its own (run-scripts.ps1). */
export class SharedProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #stdout: Output;
  readonly #stderr: Output;

  constructor(engine: Engine, environment: NodeJS.ProcessEnv) {
    const driver = path.join(__dirname, 'run-scripts.ps1');
    // Whoever answers prompts needs a process whose standard input is for them.
    const [program = '', ...args] = [...engine.session, '-NonInteractive', '-File', driver];
    this.#child = spawn(program, args, { env: environment });
    this.#stdout = new Output(this.#child.stdout);
    this.#stderr = new Output(this.#child.stderr);
  }

  get hasEnded(): boolean {
    return this.#stdout.hasEnded || this.#stderr.hasEnded;
  }

  /**
   * Runs a script and answers what it said: all that it said until then, where it ends the process or outlasts the
   * patience, in milliseconds.
   */
  async run(script: string, patience: number): Promise<readonly [stdout: string, stderr: string]> {
    const clock = setTimeout(() => this.#child.kill('SIGKILL'), patience);
    this.#child.stdin.write(script + EOL);
    const mark = `:: end of ${script}${EOL}`;
    const said = await Promise.all([this.#stdout.before(mark), this.#stderr.before(mark)]);
    clearTimeout(clock);
    return said;
  }

  /** Lets the process come to its end. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.stdin.end();
    await exited;
  }
}

/** What a process prints, piece by piece. */
class Output {
  #pending = '';
  #hasEnded = false;
  readonly #chunks: AsyncIterator<string>;

  constructor(stream: Readable) {
    this.#chunks = stream.setEncoding('utf8')[Symbol.asyncIterator]();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Everything before the mark, which is taken away with it; everything to the end where there is no mark. */
  async before(mark: string): Promise<string> {
    let end = this.#pending.indexOf(mark);
    while (end < 0) {
      const { value, done } = await this.#chunks.next();
      if (done) {
        this.#hasEnded = true;
        end = this.#pending.length;
      } else {
        this.#pending += value;
        end = this.#pending.indexOf(mark);
      }
    }
    const text = this.#pending.slice(0, end);
    this.#pending = this.#pending.slice(end + mark.length);
    return text;
  }
}
