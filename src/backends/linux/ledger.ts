import { PortSet } from './port-set';
import { shouldBe } from './records';
import type { Format } from './state-file';

/**
 * What we have done to one namespace's list in one boot. The kernel does not know whose a port on its list is; this
 * does, and so it is written before the list is.
 */
export interface Ledger {
  /** The ports on the list by our doing. */
  readonly added: PortSet;
  /** The list as our last change was to leave it. */
  readonly list: PortSet;
  /** What that change was to put on the list, and what to take off. */
  readonly put: PortSet;
  readonly taken: PortSet;
  /** Tells the namespace from a later one with the same inode. */
  readonly mark: string;
}

export function sameLedger(a: Ledger | undefined, b: Ledger): boolean {
  return a !== undefined && ledgerFormat.text(a) === ledgerFormat.text(b);
}

/** The file of the ledger. */
export const ledgerFormat: Format<Ledger> = {
  version: 2,
  text: ({ added, list, put, taken, mark }) =>
    JSON.stringify({
      version: 2,
      added: `${added}`,
      list: `${list}`,
      put: `${put}`,
      taken: `${taken}`,
      mark,
    }),
  read(value) {
    const { version, added, list, put, taken, mark } = Object(value) as Record<
      keyof Ledger | 'version',
      unknown
    >;
    const legal =
      version === 2 &&
      typeof added === 'string' &&
      typeof list === 'string' &&
      typeof put === 'string' &&
      typeof taken === 'string' &&
      typeof mark === 'string';
    if (!legal) throw shouldBe('{"version":2,"added":"…","list":"…","put":"…","taken":"…","mark":"…"}');
    return {
      added: PortSet.parse(added),
      list: PortSet.parse(list),
      put: PortSet.parse(put),
      taken: PortSet.parse(taken),
      mark,
    };
  },
};
