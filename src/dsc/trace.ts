import type { NativeCall } from '../backend';
import { PortReservationError } from '../errors';

const levels = ['error', 'warn', 'info', 'debug', 'trace'] as const;

/** The levels of DSC's messages, the most important first. */
export type TraceLevel = (typeof levels)[number];

/** Standard error as dsc reads it: one JSON object a line, its level the name of the property with the text. */
export class Trace {
  private readonly shown: number;

  /** @param level - What dsc tells its children in DSC_TRACE_LEVEL; lower levels are not written. Default: `warn`. */
  constructor(level = 'warn') {
    const known = levels.findIndex((one) => level.toLowerCase().startsWith(one));
    this.shown = known === -1 ? levels.indexOf('warn') : known;
  }

  write(level: TraceLevel, text: string, more: object = {}): void {
    if (levels.indexOf(level) <= this.shown) {
      process.stderr.write(`${JSON.stringify({ [level]: text, ...more })}\n`);
    }
  }

  /** An error in words, and where it is one of the system's, its code beside them. */
  error(error: unknown): void {
    if (error instanceof PortReservationError) {
      const { code, errno, syscall } = error;
      this.write('error', error.message, { code, errno, syscall });
    } else {
      this.write('error', error instanceof Error ? error.message : String(error));
    }
  }

  /** One call to the system, and the code it ended with. */
  nativeCall({ name, errno, detail }: NativeCall): void {
    this.write('debug', detail === undefined ? `${name}: ${errno}` : `${name} ${detail}: ${errno}`);
  }
}
