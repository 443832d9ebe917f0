import type { NativeCall } from '../contract/backend';
import { isError } from '../contract/error-class';
import { PortReservationError } from '../core/errors';
import { errorJson } from '../core/json';

const levels = ['error', 'warn', 'info', 'debug', 'trace'] as const;

/** The levels of DSC's messages, the most important first. */
export type TraceLevel = (typeof levels)[number];

/** Standard error as dsc reads it: one JSON object a line, its level the name of the property with the text. */
export class Log {
  private readonly shown: number;

  /**
   * @param out - Where the lines go.
   * @param level - What dsc tells its children in DSC_TRACE_LEVEL; lower levels are not written. Default: `warn`.
   */
  constructor(
    private readonly out: (text: string) => void,
    level = 'warn',
  ) {
    const known = levels.findIndex((one) => level.toLowerCase().startsWith(one));
    this.shown = known === -1 ? levels.indexOf('warn') : known;
  }

  write(level: TraceLevel, text: string, more: object = {}): void {
    if (levels.indexOf(level) <= this.shown) {
      this.out(`${JSON.stringify({ [level]: text, ...more })}\n`);
    }
  }

  /** An error in words, and beside them what programs want to know: the code, and what was in the way. */
  error(error: unknown): void {
    if (error instanceof PortReservationError) {
      const { message, ...more } = errorJson(error);
      this.write('error', error.message, more);
    } else {
      this.write('error', isError(error) ? error.message : String(error));
    }
  }

  /** One call to the system, and the code it ended with. */
  nativeCall({ name, errno, detail }: NativeCall): void {
    this.write('debug', detail === undefined ? `${name}: ${errno}` : `${name} ${detail}: ${errno}`);
  }
}
