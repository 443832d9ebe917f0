import {
  type Block,
  type ExclusionBlock,
  type ExclusionStore,
  formatRange,
  overlaps,
  type PortExclusion,
  protocols,
  sameRange,
} from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { messagesFor } from '../core/messages';
import type { ListFilter, PortReservations } from '../core/port-reservations';
import type { ParameterCheck } from '../core/validation';
import type { BlockResource, Reason, State } from './block-resource';
import { reservationsInTheWay } from './conflicts';
import manifest from './excluded-port-range.dsc.resource.json';
import { keysOf } from './keys';
import { dscMessagesFor } from './messages';

/** What a configuration may say of an exclusion beside its keys. */
interface Stored {
  readonly store: ExclusionStore;
}

/** The resource type `PortReservation/ExcludedPortRange`. Why the store is no key: docs/decisions/dsc-exclusion-store.md. */
export class ExcludedPortRange implements BlockResource<Stored> {
  readonly manifest = manifest;
  readonly kind = 'exclusion';
  readonly defaults: Stored = { store: 'persistent' };

  constructor(
    private readonly reservations: PortReservations,
    private readonly locale: string,
  ) {}

  readSettings({ store }: State, check: ParameterCheck): Partial<Stored> {
    return store === undefined ? {} : { store: check.store(store) };
  }

  async find(block: Block): Promise<(State & Stored) | undefined> {
    const [found] = await this.reservations.lookupExclusions(block.protocol, [block]);
    if (found instanceof PortReservationError) {
      if (found.errno === Win32.ERROR_NOT_FOUND) return undefined;
      throw found;
    }
    return found && stateOf(found);
  }

  async create(block: ExclusionBlock): Promise<State> {
    return stateOf(await this.reservations.createExclusion(block.protocol, block, block.store));
  }

  delete(block: ExclusionBlock): Promise<void> {
    return this.reservations.deleteExclusion(block.protocol, block, block.store);
  }

  async list(): Promise<ExclusionBlock[]> {
    const exclusions = await this.exclusions();
    return exclusions.map((exclusion) => ({ ...keysOf(exclusion), store: exclusion.store }));
  }

  /** Only what certainly refuses a creation: a runtime reservation or a port in use shows when the system is asked to create. */
  async obstacles(block: ExclusionBlock): Promise<Reason[]> {
    const { protocol, store } = block;
    const exclusions = await (store === 'active'
      ? this.reservations.exclusions({ protocol })
      : this.exclusions({ protocol }));
    return [
      ...(await reservationsInTheWay(this.reservations, block, this.locale)),
      ...exclusions
        .filter((other) => overlaps(other, block))
        .map((other) => ({
          code: 'ExclusionConflict',
          phrase: messagesFor(this.locale).meetsExclusion(block, formatRange(other)),
        })),
    ];
  }

  missing(block: ExclusionBlock): Reason {
    return { code: 'ExclusionNotFound', phrase: messagesFor(this.locale).exclusionNotFound(block) };
  }

  mismatch(block: ExclusionBlock, found: Stored): Reason | undefined {
    if (found.store === block.store) return undefined;
    return {
      code: 'ExclusionInOtherStore',
      phrase: dscMessagesFor(this.locale).inOtherStore(block, found.store),
    };
  }

  unwanted(block: Block): Reason {
    return { code: 'ExclusionExists', phrase: dscMessagesFor(this.locale).unwantedExclusion(block) };
  }

  wouldCreate(block: ExclusionBlock): string {
    return dscMessagesFor(this.locale).wouldExclude(block);
  }

  wouldDelete(block: Block): string {
    return dscMessagesFor(this.locale).wouldDeleteExclusion(block);
  }

  /** Those of both stores, in ascending order. A persistent one is listed as active too, and counts as persistent. */
  private async exclusions(filter: ListFilter = {}): Promise<PortExclusion[]> {
    const persistent = await this.reservations.exclusions({ ...filter, store: 'persistent' });
    const active = await this.reservations.exclusions(filter);
    const activeOnly = active.filter((one) => !persistent.some((other) => sameExclusion(one, other)));
    return [...persistent, ...activeOnly].sort(inOrder);
  }
}

function stateOf({ store, inEffect }: PortExclusion): State & Stored {
  return { store, inEffect };
}

function sameExclusion(a: PortExclusion, b: PortExclusion): boolean {
  return a.protocol === b.protocol && sameRange(a, b);
}

function inOrder(a: PortExclusion, b: PortExclusion): number {
  return protocols.indexOf(a.protocol) - protocols.indexOf(b.protocol) || a.startPort - b.startPort;
}
