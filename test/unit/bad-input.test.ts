import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import type { ReservationBackend } from '../../src/contract/backend';
import type { ExclusionStore, PortRange, Protocol } from '../../src/contract/reservation';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

/** Values that are no port and no count, and the text by which the message must name each. */
const notPorts: [unknown, string][] = [
  [-1, '-1'],
  [65536, '65536'],
  [70000, '70000'],
  [65556, '65556'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  ['5000', "'5000'"],
  ['', "''"],
  [null, 'null'],
  [undefined, 'undefined'],
  [true, 'true'],
  [5000n, '5000n'],
  [{}, '{}'],
  [[5000], '[ 5000 ]'],
];

/** A backend that must never be reached. */
const unreachable = new Proxy({} as ReservationBackend, {
  get: (_target, property) => {
    throw new Error(`a bad parameter reached ${String(property)}`);
  },
});

describe('options of the TypeScript API', () => {
  const reservations = new PortReservations({ backend: unreachable, locale: 'en' });

  for (const [name, list] of Object.entries({
    list: (filter: object) => reservations.list(filter),
    heldRanges: (filter: object) => reservations.heldRanges(filter),
    exclusions: (filter: object) => reservations.exclusions(filter),
  })) {
    it(`${name} refuses a filter that is no object, is misspelt or holds null, before any native call`, async () => {
      const refusals: readonly (readonly [unknown, RegExp])[] = [
        [null, /The options are null\. They must be an object.*protocol, startPort, port/],
        ['tcp', /The options are 'tcp'/],
        [['tcp'], /The options are \[ 'tcp' \]/],
        [{ protcol: 'udp' }, /There is no option 'protcol'\..*protocol, startPort, port/],
        [{ startport: 5000 }, /There is no option 'startport'/],
        [{ protocol: null }, /The protocol is null/],
        [{ port: '' }, /Port is ''/],
      ];
      for (const [filter, expected] of refusals) {
        const error = await caught(list(filter as object), PortReservationError);
        expect(error).to.include({ code: 'ERROR_INVALID_PARAMETER', errno: 87 });
        expect(error.message).to.match(expected);
      }
    });
  }

  it('refuse a store that is null', async () => {
    const filter = { store: null } as unknown as { store: ExclusionStore };
    const error = await caught(reservations.exclusions(filter), PortReservationError);
    expect(error.message).to.include('null');
  });

  it('are refused where they are misspelt, empty or no object, with what is known', () => {
    const make = (options: unknown) => () => new PortReservations(options as object);
    expect(make({ backnd: 'memory', locale: 'en' })).to.throw(
      PortReservationError,
      /There is no option 'backnd'.*backend, locale, stateDirectory/,
    );
    expect(make({ backend: 'linux', stateDirectory: '', locale: 'en' })).to.throw(/stateDirectory is ''/);
    expect(make({ backend: '', locale: 'en' })).to.throw(/There is no backend ''/);
    expect(make({ locale: '' }))
      .to.throw(PortReservationError)
      .with.property('errno', 87);
    expect(make(null)).to.throw(PortReservationError).with.property('errno', 87);
  });
});

describe('bad input to the TypeScript API', () => {
  const reservations = new PortReservations({ backend: unreachable, locale: 'en' });
  const verbs = {
    create: (protocol: Protocol, range: PortRange) => reservations.create(protocol, range),
    delete: (protocol: Protocol, range: PortRange) => reservations.delete(protocol, range),
    lookup: (protocol: Protocol, range: PortRange) => reservations.lookup(protocol, range),
    bind: (protocol: Protocol, range: PortRange) => reservations.bind(protocol, range),
    createExclusion: (protocol: Protocol, range: PortRange) => reservations.createExclusion(protocol, range),
    deleteExclusion: (protocol: Protocol, range: PortRange) => reservations.deleteExclusion(protocol, range),
  };

  for (const [verb, call] of Object.entries(verbs)) {
    for (const [value, text] of notPorts) {
      it(`${verb} refuses ${text} as a start port and as a count, before any native call`, async () => {
        for (const [name, range] of [
          ['StartPort', { startPort: value, numberOfPorts: 20 }],
          ['NumberOfPorts', { startPort: 5000, numberOfPorts: value }],
        ] as [string, PortRange][]) {
          const error = await caught(call('tcp', range), PortReservationError);
          expect(error).to.include({ code: 'ERROR_INVALID_PARAMETER', errno: 87 });
          expect(error.message).to.include(`${name} is ${text}`).and.include('whole number from 1 to 65535');
        }
      });
    }

    it(`${verb} refuses a block that is no object, and a protocol that does not exist`, async () => {
      for (const range of [null, undefined, 5000, '5000-5019'] as unknown as PortRange[]) {
        const error = await caught(call('udp', range), PortReservationError);
        expect(error).to.include({ errno: 87, protocol: undefined });
        expect(error.message).to.include('startPort and numberOfPorts');
      }
      const error = await caught(
        call('sctp' as Protocol, { startPort: 5000, numberOfPorts: 20 }),
        PortReservationError,
      );
      expect(error.errno).to.equal(87);
      expect(error.message).to.include("'sctp'").and.include("'tcp' or 'udp'");
    });
  }

  it('shows a huge value in a short message', async () => {
    const range = { startPort: 'x'.repeat(1_000_000) as unknown as number, numberOfPorts: 1 };
    const error = await caught(reservations.lookup('tcp', range), PortReservationError);
    expect(error.message.length).to.be.below(250);
  });

  it('refuses an address that is a host name or nothing at all', async () => {
    for (const host of ['localhost', '', '300.1.1.1', undefined, 127] as string[]) {
      const error = await caught(
        reservations.bind('tcp', { startPort: 5000, numberOfPorts: 20 }, { host }),
        PortReservationError,
      );
      expect(error).to.include({ errno: 87, syscall: 'bind' });
      expect(error.message).to.include('127.0.0.1');
    }
  });

  it('refuses a filter that is no port', async () => {
    expect(await caught(reservations.list({ port: 70000 }), PortReservationError)).to.include({ errno: 87 });
    expect(await caught(reservations.list({ startPort: 1.5 }), PortReservationError)).to.include({
      errno: 87,
    });
  });

  it('refuses a store that does not exist, by its value', async () => {
    const range = { startPort: 5000, numberOfPorts: 20 };
    for (const [store, text] of [
      ['Persistent', "'Persistent'"],
      ['', "''"],
      [null, 'null'],
      [1, '1'],
    ] as [unknown, string][]) {
      for (const call of [
        reservations.createExclusion('tcp', range, store as ExclusionStore),
        reservations.deleteExclusion('tcp', range, store as ExclusionStore),
      ]) {
        const error = await caught(call, PortReservationError);
        expect(error).to.include({ code: 'ERROR_INVALID_PARAMETER', errno: 87 });
        expect(error.message).to.include(`The store is ${text}`).and.include("'active' or 'persistent'");
      }
    }
  });

  it('keeps the errors of a batch apart: the good blocks are looked up', async () => {
    const memory = new PortReservations({ backend: new MemoryBackend(), locale: 'en' });
    const good = { startPort: 5000, numberOfPorts: 20 };
    const { token } = await memory.create('tcp', good);
    const answers = await memory.lookupMany('tcp', [
      { startPort: 65556, numberOfPorts: 20 },
      good,
      { startPort: 6000, numberOfPorts: 1 },
    ]);
    expect(answers[0]).to.be.instanceOf(PortReservationError).and.include({ errno: 87 });
    expect(answers[1]).to.include({ token });
    expect(answers[2]).to.be.instanceOf(PortReservationError).and.include({ errno: 1168 });
  });

  it('refuses a batch that is no list', async () => {
    const call = reservations.lookupMany('tcp', 'all' as unknown as PortRange[]);
    expect(await caught(call, PortReservationError)).to.include({ errno: 87 });
  });
});
