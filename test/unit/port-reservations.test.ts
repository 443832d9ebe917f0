import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { UnsupportedBackend } from '../../src/backends/unsupported-backend';
import { type NativeCall, NativeFailure } from '../../src/contract/backend';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

const block = { startPort: 5000, numberOfPorts: 20 };

function english(backend = new MemoryBackend()): PortReservations {
  return new PortReservations({ backend, locale: 'en-GB' });
}

describe('the public API', () => {
  it('answers a creation and a lookup with the whole reservation', async () => {
    const reservations = english();
    const created = await reservations.create('tcp', block);
    expect(created).to.deep.equal({
      protocol: 'tcp',
      startPort: 5000,
      numberOfPorts: 20,
      endPort: 5019,
      token: created.token,
      backend: 'memory',
    });
    expect(await reservations.lookup('tcp', block)).to.deep.equal(created);
  });

  it('lists TCP before UDP, in ascending order, and narrows by protocol, start port and port', async () => {
    const reservations = english();
    await reservations.create('udp', block);
    await reservations.create('tcp', { startPort: 6000, numberOfPorts: 10 });
    await reservations.create('tcp', block);
    const names = async (filter?: Parameters<PortReservations['list']>[0]) =>
      (await reservations.list(filter)).map(({ protocol, startPort }) => `${protocol} ${startPort}`);
    expect(await names()).to.deep.equal(['tcp 5000', 'tcp 6000', 'udp 5000']);
    expect(await names({ protocol: 'udp' })).to.deep.equal(['udp 5000']);
    expect(await names({ startPort: 5000 })).to.deep.equal(['tcp 5000', 'udp 5000']);
    expect(await names({ port: 5019, protocol: 'tcp' })).to.deep.equal(['tcp 5000']);
    expect(await names({ port: 6009 })).to.deep.equal(['tcp 6000']);
    expect(await names({ port: 6010 })).to.deep.equal([]);
  });

  it('shows what somebody else keeps among the held ranges, and not among the reservations', async () => {
    const reservations = english(
      new MemoryBackend({ administered: { tcp: [{ startPort: 8000, numberOfPorts: 5 }] } }),
    );
    expect(await reservations.list()).to.deep.equal([]);
    const [held] = await reservations.heldRanges({ protocol: 'tcp' });
    expect(held).to.include({ startPort: 8000, endPort: 8004, token: null, kind: 'administered' });
  });

  it('holds a drawn port until the end of its scope', async () => {
    const reservations = english();
    const small = { startPort: 40200, numberOfPorts: 1 };
    await reservations.create('tcp', small);
    {
      await using drawn = await reservations.bind('tcp', small, { host: '127.0.0.1' });
      expect(drawn.port).to.equal(40200);
      const error = await caught(
        reservations.bind('tcp', small, { host: '127.0.0.1' }),
        PortReservationError,
      );
      expect(error).to.include({
        code: 'WSAEADDRINUSE',
        syscall: 'bind',
        startPort: 40200,
        numberOfPorts: 1,
      });
    }
    await (await reservations.bind('tcp', small, { host: '127.0.0.1' })).close();
  });

  it('draws only from a reservation', async () => {
    const error = await caught(english().bind('tcp', block), PortReservationError);
    expect(error).to.include({ code: 'ERROR_NOT_FOUND', syscall: 'LookupPersistentTcpPortReservation' });
  });

  it('refuses to search for port 0, which nothing holds', async () => {
    for (const filter of [{ port: 0 }, { startPort: 0 }]) {
      const error = await caught(english().list(filter), PortReservationError);
      expect(error).to.include({ code: 'ERROR_INVALID_PARAMETER', errno: 87 });
      expect(error.message).to.match(/^(Start)?Port is 0\./);
    }
  });

  it('brings reservations back, and says what is missing where it may not', async () => {
    expect(await english().restore()).to.deep.equal([]);
    class Unprivileged extends MemoryBackend {
      override restore(): Promise<never> {
        return Promise.reject(new NativeFailure('restore', 5));
      }
    }
    const error = await caught(english(new Unprivileged()).restore(), PortReservationError);
    expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', syscall: 'restore' });
    expect(error.message).to.include('Run it as root');
  });

  it('tells of every call to the system, with its code', async () => {
    const calls: NativeCall[] = [];
    const reservations = new PortReservations({
      backend: 'memory',
      onNativeCall: (call) => calls.push(call),
    });
    await reservations.create('udp', block);
    await caught(reservations.lookup('udp', { startPort: 1, numberOfPorts: 1 }), PortReservationError);
    expect(calls.map(({ name, errno }) => [name, errno])).to.deep.equal([
      ['CreatePersistentUdpPortReservation', 0],
      ['LookupPersistentUdpPortReservation', 1168],
    ]);
  });
});

describe('an error', () => {
  it('carries code, number, function, protocol and block, in the manner of a system error', async () => {
    const error = await caught(english().delete('udp', block), PortReservationError);
    expect(error).to.include({
      name: 'PortReservationError',
      code: 'ERROR_NOT_FOUND',
      errno: 1168,
      syscall: 'DeletePersistentUdpPortReservation',
      protocol: 'udp',
      startPort: 5000,
      numberOfPorts: 20,
    });
  });

  it('names in its stack who has called', async () => {
    const callsLookup = async () => await english().lookup('tcp', block);
    const refused = await caught(callsLookup(), PortReservationError);
    expect(refused.stack).to.contain('There is no reservation tcp 5000-5019').and.contain('callsLookup');
  });

  it('leaves to other errors their stacks', async () => {
    await english().lookupMany('tcp', [block, { startPort: -1, numberOfPorts: 1 }]);
    expect(new Error('other').stack).to.contain(__filename);
  });

  it('names the reservation, the foreign range or the port that is in the way', async () => {
    const backend = new MemoryBackend({
      portsInUse: { tcp: [7003] },
      administered: { tcp: [{ startPort: 8000, numberOfPorts: 5 }] },
    });
    const reservations = english(backend);
    await reservations.create('tcp', block);
    const met = async (startPort: number) =>
      caught(reservations.create('tcp', { startPort, numberOfPorts: 20 }), PortReservationError);
    expect((await met(5010)).message)
      .to.include('tcp 5010-5029')
      .and.include('tcp 5000-5019');
    expect((await met(7000)).message)
      .to.include('Port 7003')
      .and.include('tcp 7000-7019');
    expect((await met(7990)).message).to.include('8000-8004');
  });

  it('says what to do about a missing privilege', async () => {
    const reservations = english(new MemoryBackend({ elevated: false }));
    for (const call of [reservations.create('tcp', block), reservations.delete('tcp', block)]) {
      const error = await caught(call, PortReservationError);
      expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', errno: 5 });
      expect(error.message).to.match(/elevated session|as root/);
    }
  });

  it('says how many ports fit before the end', async () => {
    const error = await caught(
      english().create('tcp', { startPort: 65530, numberOfPorts: 10 }),
      PortReservationError,
    );
    expect(error.errno).to.equal(87);
    expect(error.message).to.include('at most 6 ports');
  });

  it('is ERROR_NOT_SUPPORTED for every call where the platform has no backend, and not before the call', async () => {
    const reservations = new PortReservations({ backend: new UnsupportedBackend(), locale: 'en' });
    const calls = [
      reservations.create('udp', block),
      reservations.delete('tcp', block),
      reservations.lookup('tcp', block),
      reservations.list(),
      reservations.bind('tcp', block),
    ];
    for (const call of calls) {
      expect(await caught(call, PortReservationError)).to.include({ code: 'ERROR_NOT_SUPPORTED', errno: 50 });
    }
  });
});

describe('the choice of a backend', () => {
  const variable = 'PORT_RESERVATION_BACKEND';
  afterEach(() => {
    delete process.env[variable];
  });

  it('follows the option before the environment, and the environment before the platform', () => {
    expect(new PortReservations().backendName).to.equal(
      { win32: 'windows', linux: 'linux' }[process.platform as string] ?? 'unsupported',
    );
    process.env[variable] = 'memory';
    expect(new PortReservations().backendName).to.equal('memory');
    expect(new PortReservations({ backend: 'windows' }).backendName).to.equal('windows');
  });

  it('refuses a name that no backend has, and names those that exist', () => {
    process.env[variable] = 'constructor';
    expect(() => new PortReservations({ locale: 'en' }))
      .to.throw(PortReservationError, "'constructor'")
      .with.property('errno', 87);
    expect(() => new PortReservations({ locale: 'en' })).to.throw('windows, linux, memory');
  });
});
