import type { Check } from '../contract/diagnostics';
import type { ExclusionStore, PortRange, Protocol } from '../contract/reservation';
import { exclusionJson, heldRangeJson, reservationJson } from '../core/json';
import type { ExclusionFilter, ListFilter } from '../core/port-reservations';
import { rangesIn } from '../core/stored-ranges';
import { diagnose } from '../doctor/diagnose';
import { lookup } from './lookup';
import type { Method } from './method';
import type { Parameters } from './parameters';
import { resource } from './resource';

/** The core checks what the parameters hold, whatever their type here says. */
type Unchecked = Parameters & { readonly protocol: Protocol; readonly store: ExclusionStore } & PortRange;

const block = ['protocol', 'startPort', 'numberOfPorts'];

/** The methods that work on reservations, by name: calls of the core, and its answers. */
export const methods: Readonly<Record<string, Method>> = {
  lookup,
  create: {
    parameters: block,
    async run({ reservations }, params) {
      const { protocol, ...range } = params as Unchecked;
      return reservationJson(await reservations.create(protocol, range));
    },
  },
  delete: {
    parameters: block,
    async run({ reservations }, params) {
      const { protocol, ...range } = params as Unchecked;
      await reservations.delete(protocol, range);
      return null;
    },
  },
  list: {
    parameters: ['protocol', 'startPort', 'port'],
    async run({ reservations }, params) {
      return (await reservations.list(params as ListFilter)).map(reservationJson);
    },
  },
  exclusions: {
    parameters: ['protocol', 'store', 'startPort', 'port'],
    async run({ reservations }, params) {
      return (await rangesIn(reservations, params as ExclusionFilter)).map(heldRangeJson);
    },
  },
  createExclusion: {
    parameters: [...block, 'store'],
    async run({ reservations }, params) {
      const { protocol, store, ...range } = params as Unchecked;
      return exclusionJson(await reservations.createExclusion(protocol, range, store));
    },
  },
  deleteExclusion: {
    parameters: [...block, 'store'],
    async run({ reservations }, params) {
      const { protocol, store, ...range } = params as Unchecked;
      await reservations.deleteExclusion(protocol, range, store);
      return null;
    },
  },
  resource,
  doctor: {
    parameters: [],
    async run({ reservations }) {
      return (await diagnose(reservations)).map(checkJson);
    },
  },
};

/** `remedy` is there in every check; it is null where there is nothing to do. */
function checkJson({ id, title, status, detail, remedy }: Check): object {
  return { id, title, status, detail, remedy: remedy ?? null };
}
