import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Takes standard output for messages alone: whatever else this process writes there, console.log included, goes to
 * standard error from then on.
 */
export function claimStandardOutput(): Writable {
  const { stdout, stderr } = process;
  Object.defineProperty(process, 'stdout', { value: stderr });
  globalThis.console = new console.Console(stderr);
  return stdout;
}

/** Writes messages, one a line. */
export class MessageWriter {
  constructor(private readonly stream: Writable) {}

  write(message: object): void {
    this.stream.write(`${JSON.stringify(message)}\n`);
  }

  /** Resolves once the reader has taken what was written, so that a client that does not read is not served on and on. */
  async drained(): Promise<void> {
    if (this.stream.writableNeedDrain) await once(this.stream, 'drain');
  }
}
