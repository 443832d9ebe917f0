import { sameRange } from '../../contract/reservation';
import type { Ledger } from './ledger';
import { PortSet } from './port-set';

/** Whose the ports on the kernel's list are. */
export interface Ownership {
  /** The list, finished where a change was killed, or is at work, between the several writes of a long one. */
  readonly list: PortSet;
  /** The ports on it by our doing. */
  readonly owned: PortSet;
}

/**
 * Whose the ports on the list are, by what we noted when we changed it last; unless it has been replaced since, which
 * makes all of it somebody else's but the blocks that are on it by themselves exactly as they are stored.
 *
 * @param kernel - The list now.
 * @param ledger - What was noted last in this boot, if anything.
 * @param stored - The ports of all the reservations and exclusions.
 * @param pieces - How a list that is too long for one write is cut into several.
 */
export function ownershipOf(
  kernel: PortSet,
  ledger: Ledger | undefined,
  stored: PortSet,
  pieces: (list: PortSet) => readonly PortSet[],
): Ownership {
  if (ledger === undefined) return { list: kernel, owned: asStored(kernel, stored) };
  const { added, put, taken } = ledger;
  const before = ledger.list.minus(put).union(taken);
  for (const expected of [before, ledger.list]) {
    if (!kernel.contains(expected)) continue;
    const others = kernel.minus(expected).minus(put);
    return { list: kernel, owned: without(others, added, kernel) };
  }
  const [first, ...more] = pieces(ledger.list);
  if (first !== undefined && more.length > 0 && kernel.contains(first)) {
    const list = kernel.union(ledger.list);
    return { list, owned: without(kernel.minus(ledger.list), added, list) };
  }
  return { list: kernel, owned: asStored(kernel, stored) };
}

/**
 * The ports that we put on the list, less those of every range that somebody else has made longer since: it may be
 * that they asked for the whole of it.
 */
function without(others: PortSet, added: PortSet, list: PortSet): PortSet {
  const ours = list.intersection(added);
  if (others.isEmpty) return ours;
  const theirs = list.ranges().filter((range) => others.intersects(PortSet.of([range])));
  return ours.minus(PortSet.of(theirs));
}

/** The stored ranges that are on the list by themselves: neither a part of a longer range nor lacking a port. */
function asStored(kernel: PortSet, stored: PortSet): PortSet {
  const ranges = new Map(kernel.ranges().map((range) => [range.startPort, range]));
  return PortSet.of(
    stored.ranges().filter((range) => {
      const there = ranges.get(range.startPort);
      return there !== undefined && sameRange(there, range);
    }),
  );
}
