import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { reservedPortsFile } from '../../src/backends/linux/kernel-list';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { currentNamespace, type Namespace } from '../../src/backends/linux/namespace';
import { NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';
import { inAnotherProcess } from './another-process';

const block = { startPort: 5000, numberOfPorts: 20 };
const second = { startPort: 6000, numberOfPorts: 5 };

describe('reservations on Linux whose ports have gone from the list', () => {
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  /** The backend as it would be in the machine's own namespace: one that lives as long as the boot. */
  function onHost(namespace: Partial<Namespace> = {}): LinuxBackend {
    const { stateDirectory } = subject;
    return new LinuxBackend({ stateDirectory }, () => ({
      ...currentNamespace(),
      isHosts: true,
      ...namespace,
    }));
  }

  async function inEffect(backend: LinuxBackend): Promise<[number, boolean][]> {
    const held = await backend.heldRanges('tcp');
    return held.filter(({ token }) => token !== null).map((range) => [range.startPort, range.inEffect]);
  }

  it('are listed as not in effect, keep their token, and come back with the next creation', async () => {
    const host = onHost();
    const token = await host.create('tcp', block);
    setKernelList('8080');
    expect(await inEffect(host)).to.deep.equal([[5000, false]]);
    expect(await host.lookup('tcp', [block])).to.deep.equal([token]);
    await host.create('tcp', second);
    expect(await inEffect(host)).to.deep.equal([
      [5000, true],
      [6000, true],
    ]);
    expect(kernelList()).to.equal('5000-5019,6000-6004,8080');
  });

  it('come back with the next deletion of another', async () => {
    const host = onHost();
    await host.create('tcp', block);
    await host.create('tcp', second);
    setKernelList('5000-5003,8080');
    expect(await inEffect(host)).to.deep.equal([
      [5000, false],
      [6000, false],
    ]);
    await host.delete('tcp', second);
    expect(kernelList()).to.equal('5000-5019,8080');
  });

  it('come back with the restore step, which tells which they were', async () => {
    const host = onHost();
    await host.create('tcp', block);
    await host.create('udp', second);
    setKernelList('5000-5019');
    expect(await host.restore()).to.deep.equal([{ protocol: 'udp', ...second }]);
    expect(kernelList()).to.equal('5000-5019,6000-6004');
    expect(await host.restore()).to.deep.equal([]);
  });

  it('come back in another namespace too, where some of them are left', async () => {
    const { backend } = subject;
    await backend.create('tcp', block);
    setKernelList('5000-5009,8080');
    expect(await inEffect(backend)).to.deep.equal([[5000, false]]);
    await backend.restore();
    expect(kernelList()).to.equal('5000-5019,8080');
  });

  it('come back after a restart of the system by the restore step, under new tokens', async () => {
    const host = onHost();
    const token = await host.create('tcp', block);
    await host.create('udp', block);
    const request = {
      stateDirectory: subject.stateDirectory,
      protocol: 'tcp',
      range: block,
      namespace: { isHosts: true, bootId: 'the-boot-after' },
    } as const;
    // A new namespace starts with an empty list, as a kernel does; what an administrator's sysctl.d sets, it sets first.
    const sysctl = { newNamespaceWith: 'echo 8080 > /proc/sys/net/ipv4/ip_local_reserved_ports' };

    const before = await inAnotherProcess({ ...request, method: 'heldRanges' }, sysctl);
    const [reservation, foreign] = (before?.value ?? []) as {
      token: string | null;
      inEffect: boolean;
    }[];
    expect(reservation).to.include({ ...block, inEffect: false });
    expect(reservation?.token).to.match(/^\d+$/).and.not.equal(`${token}`);
    expect(foreign).to.include({ startPort: 8080, kind: 'foreign' });

    const restored = await inAnotherProcess({ ...request, method: 'restore' }, sysctl);
    expect(restored?.value).to.deep.equal([
      { protocol: 'tcp', ...block },
      { protocol: 'udp', ...block },
    ]);
  });

  it('get a new token from every boot, and the same one all through a boot', async () => {
    const token = await onHost().create('tcp', block);
    expect(await onHost().lookup('tcp', [block])).to.deep.equal([token]);
    const [next] = await onHost({ bootId: 'the-boot-after' }).lookup('tcp', [block]);
    expect(next).to.be.a('bigint').and.not.equal(token);
  });

  it('get a new token when they are made again', async () => {
    const { backend } = subject;
    const token = await backend.create('tcp', block);
    await backend.delete('tcp', block);
    expect(await backend.create('tcp', block)).not.to.equal(token);
  });

  /** As if the namespace had the inode of one that is gone, whose files it finds. */
  function forgetMark(): void {
    const folder = path.join(subject.stateDirectory, 'run');
    const name = fs.readdirSync(folder).find((entry) => entry.endsWith('.ledger.json')) as string;
    const ledger = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    fs.writeFileSync(path.join(folder, name), JSON.stringify({ ...ledger, mark: 'of another' }));
  }

  it('are gone with their namespace, and its inode may pass to another one', async () => {
    const { backend } = subject;
    await backend.create('tcp', block);
    forgetMark();
    setKernelList('8080');
    expect(await backend.heldRanges('tcp')).to.deep.equal([
      { startPort: 8080, numberOfPorts: 1, kind: 'foreign', token: null, inEffect: true },
    ]);
    expect(await backend.lookup('tcp', [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
    await backend.create('tcp', second);
    expect(kernelList()).to.equal('6000-6004,8080');
    expect(await backend.lookup('tcp', [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
  });

  it('are kept in a container whose list another program has replaced, shown as not in effect, and repaired', async () => {
    const { backend } = subject;
    const token = await backend.create('tcp', block);
    setKernelList('8080');
    expect(await inEffect(backend)).to.deep.equal([[5000, false]]);
    expect(await backend.lookup('tcp', [block])).to.deep.equal([token]);
    expect(await backend.restore()).to.deep.equal([{ protocol: 'tcp', ...block }]);
    expect(kernelList()).to.equal('5000-5019,8080');
  });

  it('are put back when another program rewrites the list under our hands', async () => {
    let rewrites = 1;
    const rewriting = new LinuxBackend({
      stateDirectory: subject.stateDirectory,
      onNativeCall: ({ name }) => {
        if (name === `write ${reservedPortsFile}` && rewrites-- > 0) setKernelList('8080');
      },
    });
    await rewriting.create('tcp', block);
    expect(kernelList()).to.equal('5000-5019,8080');
    rewrites = Number.POSITIVE_INFINITY;
    const failure = await caught(rewriting.create('tcp', second), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_TIMEOUT);
    expect((failure.cause as Error).message).to.match(/keeps rewriting .*ip_local_reserved_ports/);
    expect(await rewriting.lookup('tcp', [second])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
  });

  it('are not those of another namespace that lives at the same time', async () => {
    const token = await subject.backend.create('tcp', block);
    const { stateDirectory } = subject;
    const elsewhere = await inAnotherProcess(
      { stateDirectory, method: 'create', protocol: 'tcp', range: block },
      { newNamespaceWith: 'true' },
    );
    expect(elsewhere?.value).to.match(/^\d+$/).and.not.equal(`${token}`);
    expect(await subject.backend.lookup('tcp', [block])).to.deep.equal([token]);
  });
});
