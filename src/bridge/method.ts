import type { PortReservations } from '../core/port-reservations';
import type { Parameters } from './parameters';
import type { Language } from './session';

/** What the methods work on, and the language of the request. */
export interface Context extends Language {
  readonly reservations: PortReservations;
}

export interface Method {
  /** The names of its own parameters. */
  readonly parameters: readonly string[];
  /** Answers what becomes the result, as JSON. */
  run(context: Context, params: Parameters): Promise<unknown>;
}
