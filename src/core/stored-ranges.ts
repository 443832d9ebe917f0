import type { ExclusionStore, HeldRange, PortExclusion } from '../contract/reservation';
import type { ExclusionFilter, PortReservations } from './port-reservations';

/** A held range as a list of one store shows it. */
export interface StoredRange extends HeldRange {
  readonly store: ExclusionStore;
}

/**
 * What a store holds, as netsh's table has it: the active one everything that the system holds back now, whatever its
 * kind; the persistent one the exclusions that come back after a restart.
 */
export async function rangesIn(
  reservations: PortReservations,
  { store = 'active', ...filter }: ExclusionFilter,
): Promise<StoredRange[]> {
  if (store === 'active') {
    const held = await reservations.heldRanges(filter);
    return held.map((range) => ({ ...range, store }));
  }
  return (await reservations.exclusions({ ...filter, store })).map(storedExclusion);
}

/** An exclusion as one of the held ranges. */
export function storedExclusion(exclusion: PortExclusion): StoredRange {
  return { ...exclusion, kind: 'administered', token: null };
}
