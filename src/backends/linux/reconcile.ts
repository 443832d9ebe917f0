import type { Ownership } from './ownership';
import type { PortSet } from './port-set';

/** How the kernel's list becomes what it should be. */
export interface Reconciliation {
  /** What others keep on the list. It is never taken off and never claimed. */
  readonly foreign: PortSet;
  /** What the list should be: the foreign ports and those of every reservation and exclusion. */
  readonly wanted: PortSet;
  /** What is to be put on the list. */
  readonly missing: PortSet;
  /** What is to be taken off: ports that we put there and nothing needs any more. */
  readonly surplus: PortSet;
  /** What is on the list by our doing once it is as wanted. */
  readonly added: PortSet;
}

/**
 * The one rule of creating, deleting and restoring.
 *
 * @param kernel - What is on the kernel's list now.
 * @param ownership - The same list once it is finished, and what of it we have put there.
 * @param needed - The ports of all the reservations and exclusions that there should be.
 */
export function reconcile(kernel: PortSet, { list, owned }: Ownership, needed: PortSet): Reconciliation {
  const foreign = list.minus(owned);
  const wanted = foreign.union(needed);
  return {
    foreign,
    wanted,
    missing: wanted.minus(kernel),
    surplus: kernel.minus(wanted),
    added: needed.minus(foreign),
  };
}
