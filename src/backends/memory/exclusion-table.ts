import { type ExclusionStore, overlaps, type PortRange, sameRange } from '../../contract/reservation';

/** The exclusions of one protocol, by the rules that every backend keeps. */
export class ExclusionTable {
  #active: readonly PortRange[];
  #persistent: readonly PortRange[];

  /** @param persistent - What is excluded at first, in both stores. */
  constructor(persistent: readonly PortRange[] = []) {
    this.#active = persistent;
    this.#persistent = persistent;
  }

  in(store: ExclusionStore): readonly PortRange[] {
    return store === 'active' ? this.#active : this.#persistent;
  }

  /** The first exclusion that a new one in this store may not meet, and where that one is kept. */
  meeting(
    range: PortRange,
    store: ExclusionStore,
  ): { readonly range: PortRange; readonly store: ExclusionStore } | undefined {
    const held = store === 'active' ? this.#active : [...this.#active, ...this.#persistent];
    const met = held.find((candidate) => overlaps(candidate, range));
    if (met === undefined) return undefined;
    const isPersistent = this.#persistent.some((candidate) => sameRange(candidate, met));
    return { range: met, store: isPersistent ? 'persistent' : 'active' };
  }

  add(range: PortRange, store: ExclusionStore): void {
    this.#active = [...this.#active, range];
    if (store === 'persistent') this.#persistent = [...this.#persistent, range];
  }

  /** Answers false where the store has no exclusion with exactly this start and count. */
  remove(range: PortRange, store: ExclusionStore): boolean {
    if (!this.in(store).some((held) => sameRange(held, range))) return false;
    this.#active = this.#active.filter((held) => !sameRange(held, range));
    if (store === 'persistent') this.#persistent = this.#persistent.filter((held) => !sameRange(held, range));
    return true;
  }
}
