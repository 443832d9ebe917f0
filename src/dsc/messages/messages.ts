import type { Block, ExclusionBlock, ExclusionStore } from '../../contract/reservation';

/** Every sentence that the DSC resources say to people beside the core's, one catalogue a language. */
export interface DscMessages {
  unknownOperation(operation: string, known: string): string;
  unknownResource(type: string, known: string): string;
  /** `known` are the operations that change something. */
  whatIfNotFor(operation: string, known: string): string;
  noInput(): string;
  notJson(value: string): string;
  notAnObject(value: string): string;
  unknownProperty(name: string, known: string): string;
  notBoolean(name: string, value: string): string;
  unwantedReservation(block: Block): string;
  wouldReserve(block: Block): string;
  wouldDeleteReservation(block: Block): string;
  unwantedExclusion(block: Block): string;
  /** An exclusion that has its block already, in another store than it should be in. */
  inOtherStore(block: ExclusionBlock, store: ExclusionStore): string;
  wouldExclude(block: ExclusionBlock): string;
  wouldDeleteExclusion(block: Block): string;
  /** `why` is a sentence. */
  wouldBeRefused(why: string): string;
  noChange(): string;
}
