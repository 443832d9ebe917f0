import type { ExclusionStore } from '../../contract/reservation';
import type { DynamicRangeCapacity } from '../../usage/capacity';
import type { CommandName } from '../command-names';

/** Every sentence that the command line says to people beside the core's, one catalogue a language. */
export interface CliMessages {
  notAPort(name: string, value: string): string;
  notAStore(value: string): string;
  /** `wanted` is the operands' names; empty where the command has none. */
  wrongOperands(wanted: string, given: number): string;
  /** `reason` is the parser's, in English. */
  badOption(reason: string, known: readonly string[]): string;
  emptyOption(name: string): string;
  noCommand(known: readonly string[]): string;
  unknownCommand(given: string, known: readonly string[]): string;
  seeHelp(): string;
  /** `reason` is the system's. */
  outputFailed(reason: string): string;
  deleted(block: string): string;
  notWritable(file: string, reason: string): string;
  alreadyAbsent(block: string): string;
  room(room: DynamicRangeCapacity): string;
  noReservations(): string;
  noExclusions(store: ExclusionStore): string;
  excluded(block: string, store: ExclusionStore): string;
  exclusionDeleted(block: string): string;
  notInEffect(block: string): string;
  holding(port: string): string;
  restored(block: string): string;
  allInEffect(): string;
  /** The help of the program, and that of each command. */
  help(): string;
  readonly helpOf: Readonly<Record<CommandName, () => string>>;
}
