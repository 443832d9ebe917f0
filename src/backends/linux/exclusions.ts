import {
  type ExclusionStore,
  overlaps,
  type PortRange,
  type Protocol,
  sameRange,
} from '../../contract/reservation';
import { type BlockRecord, newRecord, readRecord, recordsText, shouldBe } from './records';
import type { Format } from './state-file';

/** What this boot's exclusions have beside the persistent ones: a restart forgets it. */
export interface BootExclusions {
  /** Those of the active store alone. */
  readonly exclusions: readonly BlockRecord[];
  /** The ids of persistent ones that were deleted from the active store and come back with the next boot. */
  readonly suspended: readonly string[];
}

export const noBootExclusions: BootExclusions = { exclusions: [], suspended: [] };

/** The file of this boot's exclusions. */
export const bootExclusionsFormat: Format<BootExclusions> = {
  version: 1,
  text: ({ exclusions, suspended }) =>
    `{"version":1,"exclusions":${recordsText(exclusions)},"suspended":${JSON.stringify(suspended)}}`,
  read(value) {
    const file = Object(value) as { version?: unknown; exclusions?: unknown; suspended?: unknown };
    const { version, exclusions, suspended } = file;
    const legal =
      version === 1 &&
      Array.isArray(exclusions) &&
      Array.isArray(suspended) &&
      suspended.every((id) => typeof id === 'string');
    if (!legal) throw shouldBe('{"version":1,"exclusions":[…],"suspended":["…"]}');
    return { exclusions: exclusions.map((entry) => readRecord(entry, 'exclusion')), suspended };
  },
};

/** The exclusions of both stores, at one moment. A value: no operation changes it. */
export class Exclusions {
  constructor(
    readonly persistent: readonly BlockRecord[],
    readonly ofThisBoot: BootExclusions,
  ) {}

  /** What the system should hold back now. */
  get active(): readonly BlockRecord[] {
    const { exclusions, suspended } = this.ofThisBoot;
    return [...this.persistent.filter(({ id }) => !suspended.includes(id)), ...exclusions];
  }

  in(protocol: Protocol, store: ExclusionStore): readonly BlockRecord[] {
    const records = store === 'active' ? this.active : this.persistent;
    return records.filter((record) => record.protocol === protocol);
  }

  /** The first exclusion that a new one in this store may not meet. */
  meeting(protocol: Protocol, range: PortRange, store: ExclusionStore): BlockRecord | undefined {
    const active = this.in(protocol, 'active');
    const held = store === 'active' ? active : [...active, ...this.in(protocol, 'persistent')];
    return held.find((record) => overlaps(record, range));
  }

  with(protocol: Protocol, range: PortRange, store: ExclusionStore): Exclusions {
    const record = newRecord(protocol, range);
    const { exclusions, suspended } = this.ofThisBoot;
    return store === 'persistent'
      ? new Exclusions([...this.persistent, record], this.ofThisBoot)
      : new Exclusions(this.persistent, { exclusions: [...exclusions, record], suspended });
  }

  /** Without the exclusion of exactly this start and count; undefined where the store has none. */
  without(protocol: Protocol, range: PortRange, store: ExclusionStore): Exclusions | undefined {
    const isIt = (record: BlockRecord) => record.protocol === protocol && sameRange(record, range);
    const persistent = this.persistent.find(isIt);
    if (!this.in(protocol, store).some(isIt)) return undefined;
    const exclusions = this.ofThisBoot.exclusions.filter((record) => !isIt(record));
    const suspended = this.ofThisBoot.suspended.filter((id) => id !== persistent?.id);
    if (store === 'persistent') {
      const others = this.persistent.filter((record) => record !== persistent);
      return new Exclusions(others, { exclusions, suspended });
    }
    return new Exclusions(this.persistent, {
      exclusions,
      suspended: persistent === undefined ? suspended : [...suspended, persistent.id],
    });
  }
}
