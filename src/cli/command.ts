import type { PortReservations, PortReservationsOptions } from '../core/port-reservations';
import type { CliMessages } from './messages';

/** What a command works with: where it writes, what it works on, and when a person has had enough. */
export interface CommandContext {
  readonly locale: string;
  readonly messages: CliMessages;
  /** What is piped in. */
  readonly input: NodeJS.ReadableStream;
  /** How results are shown: as wide as this, and in colours or not. */
  readonly screen: { readonly columns: number; readonly colour: boolean };
  /** Writes results. */
  out(text: string): void;
  /** Writes what is said beside them. */
  err(text: string): void;
  /** The reservations that options such as `--backend` choose. */
  connect(options: PortReservationsOptions): PortReservations;
  /** Resolves at Ctrl+C, at a request to terminate, or at the end of input where that is a pipe or a terminal. */
  released(): Promise<void>;
  /** Asks a person for a line; undefined where there is no terminal to ask at. */
  ask(question: string): Promise<string | undefined>;
  /** Aborted by Ctrl+C or a request to terminate, which end the process no longer once this was called. */
  interruption(): AbortSignal;
}

/** A command: takes what follows its name, and answers the exit status. Refusals are thrown. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;
