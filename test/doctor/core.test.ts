import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { UnsupportedBackend } from '../../src/backends/unsupported-backend';
import type { Check } from '../../src/contract/diagnostics';
import { PortReservations } from '../../src/core/port-reservations';
import { diagnose, nodeCheck, platformCheck } from '../../src/doctor/diagnose';
import { doctorMessagesFor } from '../../src/doctor/messages';
import { checkOf, expectFailed } from './checks';

function examined(backend = new MemoryBackend(), locale = 'en'): Promise<Check[]> {
  return diagnose(new PortReservations({ backend, locale }));
}

describe('doctor, of the core', () => {
  it('finds nothing wrong where nothing is', async () => {
    const checks = await examined();
    const ids = ['platform', 'node', 'backend', 'elevation', 'lookup', 'dynamicRange'];
    expect(checks.map(({ id }) => id)).to.deep.equal(ids);
    expectFailed(checks, []);
  });

  it('speaks Italian to Italians', async () => {
    const [english, italian] = [await examined(), await examined(undefined, 'it-IT')];
    for (const id of ['platform', 'elevation', 'lookup']) {
      expect(checkOf(italian, id).title, id).not.to.equal(checkOf(english, id).title);
    }
    expect(checkOf(italian, 'elevation').detail).to.match(/^Questo processo/);
  });

  it('refuses a Node that is too old, by number and not by letter', () => {
    const messages = doctorMessagesFor('en');
    for (const version of ['20.19.0', '20.20.2', '22.0.0', '100.0.0']) {
      expect(nodeCheck(version, messages).status, version).to.equal('ok');
    }
    for (const version of ['20.18.3', '20.9.0', '18.20.0', '9.0.0']) {
      const check = nodeCheck(version, messages);
      expect(check.status, version).to.equal('failed');
      expect(check.remedy).to.include('Install Node 20.19');
    }
  });

  it('warns of a dynamic range that begins where servers listen, or that is too small', async () => {
    const warned = async (startPort: number, numberOfPorts: number) =>
      checkOf(
        await examined(new MemoryBackend({ dynamicRange: { startPort, numberOfPorts } })),
        'dynamicRange',
      );
    expect(await warned(49152, 16384)).to.include({ status: 'ok' });
    expect(await warned(1024, 64511)).to.include({ status: 'warning' });
    expect((await warned(1024, 64511)).detail).to.contain('tcp 1024-65534 begins so low');
    expect((await warned(50000, 255)).detail).to.contain('udp 50000-50254 has so few ports');
    expect((await warned(50000, 255)).remedy).to.contain('dynamic-range set');
  });

  it('passes over the dynamic range where the system does not tell', async () => {
    class Silent extends MemoryBackend {
      override async dynamicRange(): Promise<never> {
        throw new Error('It is not told.');
      }
    }
    expect(checkOf(await examined(new Silent()), 'dynamicRange').status).to.equal('skipped');
  });

  it('warns of a Windows before build 17763, and of no later one', () => {
    const messages = doctorMessagesFor('en');
    const statusOf = (system: NodeJS.Platform, release: string) =>
      platformCheck(system, release, messages).status;
    expect(statusOf('win32', '10.0.17134')).to.equal('warning');
    expect(statusOf('win32', '6.3.9600')).to.equal('warning');
    expect(statusOf('win32', '10.0.17763')).to.equal('ok');
    expect(statusOf('win32', '10.0.26100')).to.equal('ok');
    expect(statusOf('linux', '5.10.0-9-amd64')).to.equal('ok');
    expect(statusOf('darwin', '24.0.0')).to.equal('failed');
  });

  it('warns without elevation, for reading works all the same', async () => {
    const check = checkOf(await examined(new MemoryBackend({ elevated: false })), 'elevation');
    expect(check.status).to.equal('warning');
    expect(check.remedy).to.match(/root|elevated/);
  });

  it('is not deceived by reservations that are where it looks', async () => {
    class HalfReserved extends MemoryBackend {
      override async lookup(...[protocol, ranges]: Parameters<MemoryBackend['lookup']>) {
        const answers = await super.lookup(protocol, ranges);
        return answers.map((answer, index) => (index < 2 ? 7n : answer));
      }
    }
    expectFailed(await examined(new HalfReserved()), []);
  });

  it('says so when a lookup answers anything but ERROR_NOT_FOUND', async () => {
    class Denying extends MemoryBackend {
      override async lookup(...[, ranges]: Parameters<MemoryBackend['lookup']>) {
        return ranges.map(() => 5);
      }
    }
    class Agreeing extends MemoryBackend {
      override async lookup(...[, ranges]: Parameters<MemoryBackend['lookup']>) {
        return ranges.map(() => 7n);
      }
    }
    for (const backend of [new Denying(), new Agreeing()]) {
      expectFailed(await examined(backend), ['lookup']);
    }
  });

  it('fails with the reason where there are no reservations, and does not throw', async () => {
    const reservations = new PortReservations({ backend: new UnsupportedBackend(), locale: 'en' });
    const checks = await diagnose(reservations);
    expectFailed(checks, ['lookup']);
    expect(checkOf(checks, 'lookup').detail).to.include('not available');
  });
});
