import { toClixml } from './clixml';
import type { Answer, Item } from './items';

/** How answers and the data of errors are written. */
export interface Format {
  result(answer: Answer): unknown;
  errorData(error: Item): unknown;
}

/** The formats that `initialize` offers. */
export const formats = {
  json: {
    result: (answer) => (Array.isArray(answer) ? answer.map(plain) : answer && plain(answer as Item)),
    errorData: (error) => error.properties,
  },
  clixml: {
    result: (answer) => toClixml(answer === null ? [] : [answer].flat()),
    errorData: (error) => toClixml([error]),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** A failed item of a batch stands among the others, and its one property tells it from them. */
function plain({ kind, properties }: Item): object {
  return kind === 'PortReservationError' ? { error: properties } : properties;
}
