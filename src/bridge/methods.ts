import type { ExclusionStore, PortRange, Protocol } from '../contract/reservation';
import type { ExclusionFilter, ListFilter, PortReservations } from '../core/port-reservations';
import { rangesIn } from '../core/stored-ranges';
import { show } from '../core/validation';
import { diagnose } from '../doctor/diagnose';
import type { HeldPorts } from './held-ports';
import {
  type Answer,
  boundPortItem,
  checkItem,
  errorItem,
  exclusionItem,
  heldRangeItem,
  type Item,
  reservationItem,
} from './items';
import type { BridgeMessages } from './messages';
import { type Parameters, parameterError } from './parameters';

/** What the methods work on. */
export interface Workplace {
  readonly reservations: PortReservations;
  readonly ports: HeldPorts;
  readonly messages: BridgeMessages;
}

export interface Method {
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  run(workplace: Workplace, params: Parameters): Promise<Answer>;
}

/** The core checks what the parameters hold, whatever their type here says. */
type Unchecked = Parameters & {
  readonly protocol: Protocol;
  readonly ranges: readonly PortRange[];
  readonly host: string;
  readonly store: ExclusionStore;
} & PortRange;

/** There are no more ports than this, and an answer to more would be too long for anybody. */
const mostRanges = 65536;

const block = ['protocol', 'startPort', 'numberOfPorts'];

/** The methods that work on reservations, by name: calls of the core, and its answers. */
export const methods: Readonly<Record<string, Method>> = {
  lookup: {
    parameters: ['protocol', 'ranges'],
    async run({ reservations, messages }, params) {
      const { protocol, ranges } = params as Unchecked;
      if (Array.isArray(ranges) && ranges.length > mostRanges) {
        throw parameterError('lookup', messages.tooManyRanges(ranges.length, mostRanges));
      }
      const answers = await reservations.lookupMany(protocol, ranges);
      return answers.map(
        (answer): Item => (answer instanceof Error ? errorItem(answer) : reservationItem(answer)),
      );
    },
  },
  create: {
    parameters: block,
    async run({ reservations }, params) {
      const { protocol, ...range } = params as Unchecked;
      return reservationItem(await reservations.create(protocol, range));
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
      return (await reservations.list(params as ListFilter)).map(reservationItem);
    },
  },
  exclusions: {
    parameters: ['protocol', 'store', 'startPort', 'port'],
    async run({ reservations }, params) {
      return (await rangesIn(reservations, params as ExclusionFilter)).map(heldRangeItem);
    },
  },
  createExclusion: {
    parameters: [...block, 'store'],
    async run({ reservations }, params) {
      const { protocol, store, ...range } = params as Unchecked;
      return exclusionItem(await reservations.createExclusion(protocol, range, store));
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
  bind: {
    parameters: [...block, 'host'],
    async run({ reservations, ports }, params) {
      const { protocol, host, ...range } = params as Unchecked;
      const port = await reservations.bind(protocol, range, host === undefined ? undefined : { host });
      return boundPortItem(ports.hold(port), port);
    },
  },
  close: {
    parameters: ['socket'],
    async run({ ports, messages }, { socket }) {
      if (await ports.close(socket)) return null;
      throw parameterError('close', messages.noSuchSocket(show(socket)));
    },
  },
  doctor: {
    parameters: [],
    async run({ reservations }) {
      return (await diagnose(reservations)).map(checkItem);
    },
  },
};
