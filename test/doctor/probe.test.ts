import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import type { ReservationBackend } from '../../src/contract/backend';
import { protocols } from '../../src/contract/reservation';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { type ProbeReport, probe } from '../../src/doctor/probe';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList, setKernelList } from '../support/linux-namespace';
import { standInsUnavailable, windowsBackendOnStandIns } from '../support/standins';

function reservationsOf(backend: ReservationBackend): PortReservations {
  return new PortReservations({ backend, locale: 'en' });
}

/** The answers by what was asked. */
function answersOf({ observations }: ProbeReport): Record<string, string | null> {
  return Object.fromEntries(observations.map(({ id, answer }) => [id, answer]));
}

/** Fails unless the probe went to its end and took everything away. */
function expectComplete(report: ProbeReport): void {
  expect(report).to.include({ interrupted: false });
  expect(report).not.to.have.property('error');
  expect(report.leftovers).to.deep.equal([]);
}

describe('a probe', function () {
  this.timeout(60_000);
  it('observes in memory what the memory backend does, and leaves nothing', async () => {
    const reservations = reservationsOf(new MemoryBackend());
    const report = await probe(reservations, 'udp');
    expectComplete(report);
    expect(answersOf(report)).to.deep.equal({
      'row.starred': 'no',
      'bind.ordinary': 'no',
      'bind.associated': 'yes',
      'lookup.unelevated': null,
      'bind.ordinary.unelevated': null,
      'bind.associated.unelevated': null,
      'bind.usedUp': 'WSAEADDRINUSE',
      'delete.socketOpen': 'yes',
    });
    expect(await reservations.heldRanges()).to.deep.equal([]);
  });

  it('is refused without elevation, before anything is made', async () => {
    const reservations = reservationsOf(new MemoryBackend({ elevated: false }));
    const error = await caught(probe(reservations, 'tcp'), PortReservationError);
    expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', syscall: 'probe' });
  });

  it('does not begin where no block is free', async () => {
    const everything = { startPort: 1, numberOfPorts: 65535 };
    const reservations = reservationsOf(new MemoryBackend({ administered: { tcp: [everything] } }));
    const error = await caught(probe(reservations, 'tcp'), PortReservationError);
    expect(error.code).to.equal('ERROR_SHARING_VIOLATION');
  });

  it('tells what keeps it from going on', async () => {
    class Refusing extends MemoryBackend {
      override create(): Promise<bigint> {
        return Promise.reject(new Error('no more of that'));
      }
    }
    const report = await probe(reservationsOf(new Refusing()), 'tcp');
    expect(report).to.include({ error: 'no more of that' });
    expect(report.observations).to.deep.equal([]);
  });

  it('tells what it could not remove, and how to do so by hand', async () => {
    class Keeping extends MemoryBackend {
      override delete(): Promise<void> {
        return Promise.reject(new Error('it stays'));
      }
    }
    const { block, leftovers } = await probe(reservationsOf(new Keeping()), 'udp');
    expect(leftovers).to.have.length(1);
    expect(leftovers[0]).to.include('it stays');
    expect(leftovers[0]).to.include(
      `port-reservation delete ${block.startPort} ${block.numberOfPorts} --udp`,
    );
  });

  it("leaves the kernel's list as others have it, whenever it is interrupted", async () => {
    setKernelList('');
    for (let patience = 1, interrupted = true; interrupted; patience++) {
      const interruption = new AbortController();
      let calls = 0;
      const subject = freshLinuxBackend({
        onNativeCall: () => {
          calls += 1;
          if (calls === patience * 7) interruption.abort();
        },
      });
      setKernelList('8080,9000-9010');
      const report = await probe(reservationsOf(subject.backend), 'tcp', interruption.signal);
      expect(kernelList(), `after ${patience * 7} calls`).to.equal('8080,9000-9010');
      expect(await subject.backend.heldRanges('tcp')).to.have.length(2);
      expect(report.leftovers).to.deep.equal([]);
      interrupted = report.interrupted && report.observations.length < 11;
      await subject.dispose();
    }
  }).timeout(60_000);

  describe('of a stand-in Windows', () => {
    before(function () {
      if (standInsUnavailable() !== undefined) this.skip();
    });

    for (const protocol of protocols) {
      it(`observes what that one does with ${protocol}, and leaves nothing`, async () => {
        const windows = windowsBackendOnStandIns();
        windows.machine.hold(protocol, { startPort: 20000, numberOfPorts: 100 }, 'administered');
        const before = windows.machine.blocks();
        const report = await probe(reservationsOf(windows.backend), protocol);
        expectComplete(report);
        expect(answersOf(report)).to.deep.equal({
          'row.starred': 'no',
          'bind.ordinary': 'no',
          'bind.associated': 'yes',
          'lookup.unelevated': null,
          'bind.ordinary.unelevated': null,
          'bind.associated.unelevated': null,
          'bind.usedUp': 'WSAEADDRINUSE',
          'delete.socketOpen': 'yes',
          'exclusion.starred': 'yes',
          'exclusion.lookup': 'ERROR_NOT_FOUND',
          'reservation.deletedByTool': 'no',
        });
        expect(windows.machine.blocks()).to.deep.equal(before);
        await windows.dispose();
      });
    }

    it('leaves nothing whenever it is interrupted', async () => {
      for (let patience = 1, interrupted = true; interrupted; patience++) {
        const interruption = new AbortController();
        let calls = 0;
        const windows = windowsBackendOnStandIns({
          onNativeCall: () => {
            calls += 1;
            if (calls === patience) interruption.abort();
          },
        });
        const report = await probe(reservationsOf(windows.backend), 'tcp', interruption.signal);
        expect(windows.machine.blocks(), `after ${patience} calls`).to.deep.equal([]);
        expect(report.leftovers).to.deep.equal([]);
        interrupted = report.interrupted && report.observations.length < 11;
        await windows.dispose();
      }
    }).timeout(60_000);

    it('is refused without elevation, before anything is made', async () => {
      const windows = windowsBackendOnStandIns();
      windows.machine.setElevated(false);
      const error = await caught(probe(reservationsOf(windows.backend), 'tcp'), PortReservationError);
      expect(error.code).to.equal('ERROR_ACCESS_DENIED');
      expect(windows.machine.calls('CreatePersistentTcpPortReservation')).to.equal(0);
      await windows.dispose();
    });
  });
});
