import { PortSet } from './port-set';

/**
 * What we have done to one namespace's list in one boot. The kernel does not know whose a port on its list is; this
 * does, and so it is written before the list is.
 */
export interface Ledger {
  /** The ports on the list by our doing. */
  readonly added: PortSet;
  /** The whole list, while several writes are replacing it: what is needed to finish them. */
  readonly rewriting: PortSet;
}

export const emptyLedger: Ledger = { added: PortSet.empty, rewriting: PortSet.empty };

export function sameLedger(a: Ledger, b: Ledger): boolean {
  return a.added.equals(b.added) && a.rewriting.equals(b.rewriting);
}

/** What the ledger's file holds. */
export function formatLedger({ added, rewriting }: Ledger): unknown {
  return { version: 1, added: `${added}`, rewriting: `${rewriting}` };
}

/** Reads what {@link formatLedger} wrote; anything else is an error. */
export function interpretLedger(value: unknown): Ledger {
  const { version, added, rewriting } = Object(value) as Record<'version' | 'added' | 'rewriting', unknown>;
  if (version !== 1 || typeof added !== 'string' || typeof rewriting !== 'string') {
    throw new TypeError('it should be {"version":1,"added":"…","rewriting":"…"}');
  }
  return { added: PortSet.parse(added), rewriting: PortSet.parse(rewriting) };
}
