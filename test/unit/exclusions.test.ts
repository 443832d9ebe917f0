import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { UnsupportedBackend } from '../../src/backends/unsupported-backend';
import { type NativeCall, NativeFailure } from '../../src/contract/backend';
import { LocalizedError } from '../../src/contract/locale';
import type { ExclusionStore } from '../../src/contract/reservation';
import { PortReservationError } from '../../src/core/errors';
import { catalogues } from '../../src/core/messages';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

const block = { startPort: 5432, numberOfPorts: 1 };

function reservationsOn(backend = new MemoryBackend(), locale = 'en'): PortReservations {
  return new PortReservations({ backend, locale });
}

describe('exclusions in the public API', () => {
  it('are persistent unless asked otherwise, and answered whole', async () => {
    const reservations = reservationsOn();
    const made = await reservations.createExclusion('tcp', block);
    expect(made).to.deep.equal({
      protocol: 'tcp',
      startPort: 5432,
      numberOfPorts: 1,
      endPort: 5432,
      inEffect: true,
      store: 'persistent',
      backend: 'memory',
    });
    expect(await reservations.exclusions({ store: 'persistent' })).to.deep.equal([made]);
    expect(await reservations.exclusions()).to.deep.equal([{ ...made, store: 'active' }]);
    await reservations.deleteExclusion('tcp', block);
    expect(await reservations.exclusions()).to.deep.equal([]);
  });

  it('are narrowed by protocol, store, start port and port', async () => {
    const reservations = reservationsOn();
    await reservations.createExclusion('udp', { startPort: 5000, numberOfPorts: 20 });
    await reservations.createExclusion('tcp', block, 'active');
    const names = async (filter: Parameters<PortReservations['exclusions']>[0]) =>
      (await reservations.exclusions(filter)).map(({ protocol, startPort }) => `${protocol} ${startPort}`);
    expect(await names({})).to.deep.equal(['tcp 5432', 'udp 5000']);
    expect(await names({ store: 'persistent' })).to.deep.equal(['udp 5000']);
    expect(await names({ port: 5019 })).to.deep.equal(['udp 5000']);
    expect(await names({ port: 5019, protocol: 'tcp' })).to.deep.equal([]);
    expect(await names({ startPort: 5432 })).to.deep.equal(['tcp 5432']);
  });

  it('are held ranges of the kind administered, and no other kind is an exclusion', async () => {
    const backend = new MemoryBackend({ runtime: { tcp: [{ startPort: 9000, numberOfPorts: 100 }] } });
    const reservations = reservationsOn(backend);
    const { token } = await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 });
    await reservations.createExclusion('tcp', block, 'active');
    const held = await reservations.heldRanges({ protocol: 'tcp' });
    expect(held.map(({ startPort, kind, token }) => [startPort, kind, token])).to.deep.equal([
      [5000, 'reservation', token],
      [5432, 'administered', null],
      [9000, 'runtime', null],
    ]);
    expect(held[1]).to.deep.equal({
      protocol: 'tcp',
      ...block,
      endPort: 5432,
      kind: 'administered',
      token: null,
      inEffect: true,
      backend: 'memory',
    });
    expect((await reservations.exclusions()).map(({ startPort }) => startPort)).to.deep.equal([5432]);
    expect(await reservations.heldRanges({ port: 9099 })).to.have.length(1);
    expect(await reservations.heldRanges({ protocol: 'udp' })).to.deep.equal([]);
  });

  it('are looked up many at a time, in one store or in both, each answer in its place', async () => {
    const reservations = reservationsOn();
    const suspended = await reservations.createExclusion('tcp', { startPort: 7000, numberOfPorts: 2 });
    await reservations.deleteExclusion('tcp', suspended, 'active');
    await reservations.createExclusion('tcp', block, 'active');
    await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 });
    const ranges = [
      { startPort: 7000, numberOfPorts: 2 },
      { startPort: 5000, numberOfPorts: 20 },
      { startPort: 65536, numberOfPorts: 1 },
      block,
    ];
    const answers = async (store?: 'active' | 'persistent') =>
      (await reservations.lookupExclusions('tcp', ranges, store)).map((answer) =>
        answer instanceof PortReservationError ? answer.errno : answer.store,
      );
    expect(await answers()).to.deep.equal(['persistent', 1168, 87, 'active']);
    expect(await answers('persistent')).to.deep.equal(['persistent', 1168, 87, 1168]);
    expect(await answers('active')).to.deep.equal([1168, 1168, 87, 'active']);
    const [, missing] = await reservations.lookupExclusions('tcp', ranges, 'active');
    expect(missing).to.include({ syscall: 'netsh show excludedportrange', startPort: 5000 });
    expect((missing as Error).message).to.match(/^There is no active exclusion tcp 5000-5019/);
  });

  it('are no reservations', async () => {
    const reservations = reservationsOn();
    await reservations.createExclusion('tcp', block);
    expect(await reservations.list()).to.deep.equal([]);
    const error = await caught(reservations.bind('tcp', block), PortReservationError);
    expect(error.code).to.equal('ERROR_NOT_FOUND');
  });

  it('leave a trace of each change under the name of the command', async () => {
    const calls: NativeCall[] = [];
    const reservations = new PortReservations({
      backend: 'memory',
      onNativeCall: (call) => calls.push(call),
    });
    await reservations.createExclusion('tcp', block);
    await caught(reservations.deleteExclusion('udp', block), PortReservationError);
    expect(calls.map(({ name, errno }) => [name, errno])).to.deep.equal([
      ['netsh add excludedportrange', 0],
      ['netsh delete excludedportrange', 1168],
    ]);
  });

  it('are ERROR_NOT_SUPPORTED where the platform has no backend', async () => {
    const reservations = new PortReservations({ backend: new UnsupportedBackend(), locale: 'en' });
    for (const call of [
      reservations.createExclusion('tcp', block),
      reservations.deleteExclusion('tcp', block),
      reservations.exclusions(),
    ]) {
      expect(await caught(call, PortReservationError)).to.include({ code: 'ERROR_NOT_SUPPORTED' });
    }
  });
});

describe('the error of an exclusion', () => {
  it('names what is in the way, and the way out', async () => {
    const backend = new MemoryBackend({
      portsInUse: { tcp: [7003] },
      administered: { tcp: [{ startPort: 8000, numberOfPorts: 5 }] },
      runtime: { tcp: [{ startPort: 9000, numberOfPorts: 100 }] },
    });
    const reservations = reservationsOn(backend);
    await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 });
    const met = async (startPort: number) => {
      const range = { startPort, numberOfPorts: 10 };
      const error = await caught(reservations.createExclusion('tcp', range), PortReservationError);
      expect(error).to.include({ errno: 32, syscall: 'netsh add excludedportrange', startPort });
      return error;
    };
    const port = await met(7000);
    expect(port.message).to.include('Port 7003').and.include('start the program again');
    const exclusion = await met(8000);
    expect(exclusion.message).to.include('the exclusion tcp 8000-8004');
    const runtime = await met(9090);
    expect(runtime.obstacle).to.deep.equal({
      kind: 'runtime',
      range: { startPort: 9000, numberOfPorts: 100 },
      isSameBlock: false,
    });
    expect(runtime.message).to.include('tcp 9000-9099, a runtime reservation');
    expect(runtime.message)
      .to.include("'net stop winnat'")
      .and.include("'net start winnat'")
      .and.include('choose another block');
    expect((await met(5010)).message).to.include('the reservation tcp 5000-5019');
  });

  it('gives advice that can be followed against an exclusion', async () => {
    const reservations = reservationsOn(
      new MemoryBackend({ administered: { tcp: [{ startPort: 50000, numberOfPorts: 60 }] } }),
    );
    await reservations.createExclusion('tcp', { startPort: 7000, numberOfPorts: 10 }, 'active');
    await reservations.createExclusion('tcp', { startPort: 7100, numberOfPorts: 10 }, 'persistent');
    const refusal = async (startPort: number, numberOfPorts: number, store?: ExclusionStore) =>
      (
        await caught(
          reservations.createExclusion('tcp', { startPort, numberOfPorts }, store),
          PortReservationError,
        )
      ).message;
    expect(await refusal(7000, 10))
      .to.include('only until the next restart')
      .and.include('--store active');
    expect(await refusal(7000, 10, 'active')).to.include('excluded already');
    expect(await refusal(7100, 10)).to.include('excluded already');
    expect(await refusal(7005, 1)).to.include('from the active store (--store active');
    expect(await refusal(7105, 1)).to.include('Delete that one first, or');
    expect(await refusal(50010, 1))
      .to.include('Host Network Service')
      .and.not.include('Delete');
  });

  it('names no port where the system does not say which one is in use', async () => {
    const backend = new MemoryBackend();
    backend.create = async () => {
      throw new NativeFailure('CreatePersistentTcpPortReservation', 32, { kind: 'portInUse', range: block });
    };
    const wide = { startPort: 5000, numberOfPorts: 20 };
    backend.createExclusion = async () => {
      throw new NativeFailure('netsh add excludedportrange', 32, { kind: 'portInUse', range: wide });
    };
    const reservations = reservationsOn(backend);
    const named = await caught(reservations.create('tcp', block), PortReservationError);
    expect(named.message).to.include('Port 5432');
    const unnamed = await caught(reservations.createExclusion('tcp', wide), PortReservationError);
    expect(unnamed.message).to.include('One of the ports of the block tcp 5000-5019 is in use');
  });

  it('speaks of the list, and of no lock or block, where the system does not list', async () => {
    const backend = new MemoryBackend();
    const cause = new LocalizedError(() => 'netsh.exe has not ended within 30 s.');
    backend.heldRanges = async () => {
      throw new NativeFailure('netsh', 1460, undefined, { cause });
    };
    const error = await caught(reservationsOn(backend).heldRanges({ protocol: 'tcp' }), PortReservationError);
    expect(error).to.include({ code: 'ERROR_TIMEOUT', syscall: 'netsh', protocol: 'tcp' });
    expect(error.message).to.include('could not be listed: netsh.exe has not ended within 30 s.');
    expect(error.message).not.to.match(/lock|1-65535/);
  });

  it('gives a reservation the same remedy against a runtime reservation', async () => {
    const runtime = { udp: [{ startPort: 9000, numberOfPorts: 100 }] };
    const error = await caught(
      reservationsOn(new MemoryBackend({ runtime })).create('udp', { startPort: 9050, numberOfPorts: 1 }),
      PortReservationError,
    );
    expect(error.message).to.include('udp 9000-9099').and.include("'net stop winnat'");
  });

  it('says whose the ports are where there is no such exclusion', async () => {
    const backend = new MemoryBackend({ runtime: { tcp: [{ startPort: 9000, numberOfPorts: 100 }] } });
    const reservations = reservationsOn(backend);
    await reservations.createExclusion('tcp', block, 'active');
    await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 });
    const missed = async (range: { startPort: number; numberOfPorts: number }) => {
      const error = await caught(reservations.deleteExclusion('tcp', range), PortReservationError);
      expect(error).to.include({ code: 'ERROR_NOT_FOUND', syscall: 'netsh delete excludedportrange' });
      return error.message;
    };
    const none = 'There is no persistent exclusion tcp';
    expect(await missed({ startPort: 6000, numberOfPorts: 1 })).to.equal(
      `${none} 6000 with exactly this start and number of ports (6000, 1).`,
    );
    expect(await missed(block))
      .to.include(none)
      .and.include('The exclusion tcp 5432 is there');
    expect(await missed({ startPort: 5000, numberOfPorts: 20 })).to.include('delete it as a reservation');
    expect(await missed({ startPort: 9000, numberOfPorts: 100 })).to.include('a runtime reservation');
  });

  it('says what to do about a missing privilege', async () => {
    const reservations = reservationsOn(new MemoryBackend({ elevated: false }));
    for (const call of [
      reservations.createExclusion('tcp', block),
      reservations.deleteExclusion('tcp', block),
    ]) {
      const error = await caught(call, PortReservationError);
      expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', errno: 5 });
      expect(error.message).to.match(/^The exclusion tcp 5432 .*(elevated session|as root)/);
    }
  });

  it('comes in each language with its own words', () => {
    const about = { protocol: 'tcp', ...block, store: 'active' } as const;
    const sentences = Object.values(catalogues).map((messages) => [
      messages.notAStore("'x'"),
      messages.meetsExclusion(about, '1'),
      messages.meetsRuntimeReservation(about, '1'),
      messages.exclusionDenied(about, 'win32'),
      messages.exclusionDenied(about, 'linux'),
      messages.exclusionPortInUse(about, '1', ''),
      messages.exclusionNotFound(about),
      messages.notListed('tcp', '1'),
      messages.somePortInUse(about),
      messages.exclusionSomePortInUse(about),
      messages.excludedAlready(about),
      messages.excludedUntilRestart(about),
      messages.meetsActiveExclusion(about, '1'),
      messages.meetsHostNetworkService(about, '1'),
      messages.heldByReservation(about, '1'),
      messages.heldByExclusion(about, '1'),
      messages.heldAtRuntime(about, '1'),
      messages.heldBySomebodyElse(about, '1'),
    ]);
    const all = sentences.flat();
    expect(new Set(all).size).to.equal(all.length);
  });
});
