import { expect } from 'chai';
import * as fc from 'fast-check';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { MemoryBackend, type MemoryBackendOptions } from '../../src/backends/memory/memory-backend';
import { isBadPort } from '../../src/contract/bad-ports';
import { covers, type PortRange } from '../../src/contract/reservation';
import { Win32 } from '../../src/contract/win32';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { findFreePorts } from '../../src/find-free/find-free-ports';
import type { FreePortsOptions } from '../../src/find-free/options';
import { reserveFreePorts } from '../../src/find-free/reserve-free-ports';
import { caught } from '../support/caught';
import { occupyWithSocket } from '../support/occupy';

function machine(options: MemoryBackendOptions = {}): PortReservations {
  return new PortReservations({ backend: new MemoryBackend(options), locale: 'en' });
}

const single = (startPort: number): PortRange => ({ startPort, numberOfPorts: 1 });

const socketOn = (port: number, address = '0.0.0.0') =>
  ({ protocol: 'tcp', address, port, state: 'listening', user: null, processes: null }) as const;

describe('free ports', () => {
  it('are one port from 1024 on, where nothing is asked', async () => {
    expect(await findFreePorts({ reservations: machine() })).to.deep.equal({
      ...single(1024),
      endPort: 1024,
    });
    const reservations = machine({ firstUnprivilegedPort: 2000 });
    expect((await findFreePorts({ reservations })).startPort).to.equal(2000);
  });

  it('pass over what is held, used, excluded, dynamic, refused by browsers, or refused to a trial', async () => {
    const reservations = machine({
      sockets: [socketOn(3001, '::1')],
      portsInUse: { tcp: [3002] },
      administered: { tcp: [single(3003)] },
      runtime: { tcp: [single(3004)] },
      dynamicRange: { startPort: 3005, numberOfPorts: 300 },
    });
    await reservations.create('tcp', single(3000));
    const search = { reservations, from: 3000 };
    expect((await findFreePorts(search)).startPort).to.equal(3305);
    expect((await findFreePorts({ ...search, allowDynamicRange: true })).startPort).to.equal(3005);
    expect((await findFreePorts({ ...search, exclude: [3305, 3306] })).startPort).to.equal(3307);
    expect((await findFreePorts({ ...search, protocol: 'udp', allowDynamicRange: true })).startPort).to.equal(
      3000,
    );
    expect((await findFreePorts({ reservations, from: 6665 })).startPort).to.equal(6670);
    expect((await findFreePorts({ reservations, from: 6665, allowBadPorts: true })).startPort).to.equal(6665);
  });

  it('are free for both protocols where both are asked for', async () => {
    const reservations = machine({ portsInUse: { tcp: [3000], udp: [3001, 3003] } });
    const both = { reservations, from: 3000, protocol: 'both', numberOfPorts: 2 } as const;
    expect((await findFreePorts(both)).startPort).to.equal(3004);
  });

  it('are the preferred ones where those are free, in the order of preference', async () => {
    const reservations = machine({ portsInUse: { tcp: [3000] } });
    const search = { reservations, from: 4000 };
    expect((await findFreePorts({ ...search, preferred: [3000, 3005, 3001] })).startPort).to.equal(3005);
    expect((await findFreePorts({ ...search, preferred: 3001 })).startPort).to.equal(3001);
    expect((await findFreePorts({ ...search, preferred: new Set([3000]) })).startPort).to.equal(4000);
  });

  it('are told not to be there where there are none', async () => {
    const reservations = machine({ portsInUse: { tcp: [3005] } });
    const search = findFreePorts({ reservations, numberOfPorts: 6, from: 3000, to: 3010 });
    const error = await caught(search, PortReservationError);
    expect(error.code).to.equal('ERROR_NOT_FOUND');
    expect(error.message).to.contain('6 consecutive ports from 3000 to 3010');
  });

  it('are refused for options that make no sense, each by its name', async () => {
    const wrong: [object, string][] = [
      [{ numberOfPorts: 0 }, 'numberOfPorts is 0'],
      [{ numberOfPorts: 1.5 }, 'numberOfPorts is 1.5'],
      [{ from: 70000 }, 'from is 70000'],
      [{ to: '80' }, "to is '80'"],
      [{ exclude: [80, -1] }, 'exclude is -1'],
      [{ preferred: 65536 }, 'preferred is 65536'],
      [{ protocol: 'sctp' }, "'sctp'"],
      [{ from: 3000, to: 2999 }, 'fewer than 1'],
      [{ from: 3000, to: 3009, numberOfPorts: 11 }, 'fewer than 11'],
    ];
    for (const [options, said] of wrong) {
      const search = findFreePorts({ reservations: machine(), ...options } as FreePortsOptions);
      const error = await caught(search, PortReservationError);
      expect(error.code, said).to.equal('ERROR_INVALID_PARAMETER');
      expect(error.message).to.contain(said);
    }
  });

  it('are the lowest block that a plain model finds, whatever is taken', async () => {
    const ports = fc.uniqueArray(fc.integer({ min: 3000, max: 3060 }), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(
        ports,
        ports,
        ports,
        fc.integer({ min: 1, max: 12 }),
        async (used, listed, exclude, count) => {
          const reservations = machine({
            portsInUse: { tcp: used },
            sockets: listed.map((port) => socketOn(port)),
          });
          const taken = new Set([...used, ...listed, ...exclude]);
          let expected: number | undefined;
          for (let start = 3000; expected === undefined && start + count - 1 <= 3060; start++) {
            const block = Array.from({ length: count }, (_unused, index) => start + index);
            if (!block.some((port) => taken.has(port) || isBadPort(port))) expected = start;
          }
          const search = findFreePorts({ reservations, exclude, numberOfPorts: count, from: 3000, to: 3060 });
          const found = await search.catch((error: PortReservationError) => error.errno);
          if (expected === undefined) expect(found).to.equal(Win32.ERROR_NOT_FOUND);
          else
            expect(found).to.deep.equal({
              startPort: expected,
              numberOfPorts: count,
              endPort: expected + count - 1,
            });
        },
      ),
    );
  });

  it('are none that a real socket has, of either address family', async function () {
    if (process.platform !== 'linux') this.skip();
    const reservations = new PortReservations({ backend: new LinuxBackend() });
    const close = await occupyWithSocket('tcp', 24000);
    try {
      expect((await findFreePorts({ reservations, from: 24000, to: 24010 })).startPort).to.equal(24001);
    } finally {
      await close();
    }
  });
});

describe('free ports that are reserved', () => {
  it('are reserved as they are found', async () => {
    const reservations = machine();
    const reserved = await reserveFreePorts({ reservations, numberOfPorts: 20, from: 5000 });
    expect(reserved).to.include({ protocol: 'tcp', startPort: 5000, numberOfPorts: 20 });
    expect(await reservations.lookup('tcp', reserved)).to.deep.equal(reserved);
  });

  it('are different ones for all who ask at once', async () => {
    const reservations = machine();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => reserveFreePorts({ reservations, numberOfPorts: 10, from: 7000 })),
    );
    for (const one of all)
      expect(all.filter((other) => covers(other, single(one.startPort)))).to.deep.equal([one]);
  });

  it('are not sought for ever where every creation is refused', async () => {
    let creations = 0;
    class Contested extends MemoryBackend {
      override async create(...asked: Parameters<MemoryBackend['create']>): Promise<bigint> {
        creations += 1;
        await super.create(...asked);
        return super.create(...asked);
      }
    }
    const reservations = new PortReservations({ backend: new Contested() });
    const error = await caught(reserveFreePorts({ reservations }), PortReservationError);
    expect(error.code).to.equal('ERROR_SHARING_VIOLATION');
    expect(creations).to.be.within(2, 50);
  });
});
