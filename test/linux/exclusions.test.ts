import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { expect } from 'chai';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { currentNamespace } from '../../src/backends/linux/namespace';
import { NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';

const block = { startPort: 5000, numberOfPorts: 20 };
const rangeFile = '/proc/sys/net/ipv4/ip_local_port_range';

describe('exclusions on Linux', () => {
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  /** The backend as it would be in the machine's own namespace, in this boot or in another one. */
  function onHost(bootId = currentNamespace().bootId): LinuxBackend {
    const { stateDirectory } = subject;
    return new LinuxBackend({ stateDirectory }, () => ({ ...currentNamespace(), isHosts: true, bootId }));
  }

  it('keep automatic assignment out, until the last free port is used up, and let ordinary binds in', async () => {
    const before = fs.readFileSync(rangeFile, 'latin1');
    fs.writeFileSync(rangeFile, '34000 34009\n');
    const servers: net.Server[] = [];
    const listen = async (port: number) => {
      const server = net.createServer().listen(port, '127.0.0.1');
      servers.push(server);
      await once(server, 'listening');
      return (server.address() as net.AddressInfo).port;
    };
    try {
      await subject.backend.createExclusion('tcp', { startPort: 34001, numberOfPorts: 7 }, 'active');
      const assigned = [await listen(0), await listen(0), await listen(0)];
      expect(assigned).to.have.members([34000, 34008, 34009]);
      expect(await caught(listen(0), Error)).to.include({ code: 'EADDRINUSE' });
      expect(await listen(34004)).to.equal(34004);
    } finally {
      for (const server of servers) server.close();
      fs.writeFileSync(rangeFile, before);
    }
  });

  it('share ports of the one list with reservations of the other protocol', async () => {
    await subject.backend.create('udp', block);
    await subject.backend.createExclusion('tcp', { startPort: 5010, numberOfPorts: 20 }, 'persistent');
    expect(kernelList()).to.equal('5000-5029');
    await subject.backend.delete('udp', block);
    expect(kernelList()).to.equal('5010-5029');
    await subject.backend.deleteExclusion('tcp', { startPort: 5010, numberOfPorts: 20 }, 'persistent');
    expect(kernelList()).to.equal('');
  });

  it('come back after a restart when they are persistent, and not when they are active', async () => {
    const momentary = { startPort: 6000, numberOfPorts: 5 };
    const suspended = { startPort: 7000, numberOfPorts: 1 };
    const host = onHost();
    await host.createExclusion('tcp', block, 'persistent');
    await host.createExclusion('tcp', suspended, 'persistent');
    await host.createExclusion('tcp', momentary, 'active');
    await host.deleteExclusion('tcp', suspended, 'active');
    expect(kernelList()).to.equal('5000-5019,6000-6004');
    setKernelList('');
    const afterwards = onHost('another-boot');
    expect(await afterwards.exclusions('tcp', 'persistent')).to.deep.equal([
      { ...block, inEffect: false },
      { ...suspended, inEffect: false },
    ]);
    expect(await afterwards.restore()).to.deep.equal([
      { protocol: 'tcp', ...block },
      { protocol: 'tcp', ...suspended },
    ]);
    expect(kernelList()).to.equal('5000-5019,7000');
  });

  it('are never what somebody else has put on the list: neither made there nor deleted', async () => {
    setKernelList('4990-5004,8080');
    const foreign = { kind: 'foreign', range: { startPort: 4990, numberOfPorts: 15 } };
    const met = await caught(subject.backend.createExclusion('tcp', block, 'active'), NativeFailure);
    expect(met.errno).to.equal(Win32.ERROR_SHARING_VIOLATION);
    expect(met.obstacle).to.deep.equal(foreign);
    for (const store of ['active', 'persistent'] as const) {
      const { range } = foreign;
      const kept = await caught(subject.backend.deleteExclusion('tcp', range, store), NativeFailure);
      expect(kept.errno).to.equal(Win32.ERROR_NOT_FOUND);
      expect(kept.obstacle).to.deep.equal(foreign);
    }
    for (const store of ['active', 'persistent'] as const) {
      expect(await subject.backend.exclusions('tcp', store)).to.deep.equal([]);
    }
    expect(kernelList()).to.equal('4990-5004,8080');
  });

  it('are held back for the other protocol too, without being exclusions of that one', async () => {
    await subject.backend.createExclusion('tcp', block, 'persistent');
    expect(await subject.backend.heldRanges('udp')).to.deep.equal([
      { ...block, kind: 'foreign', token: null, inEffect: true },
    ]);
    expect(await subject.backend.exclusions('udp', 'active')).to.deep.equal([]);
    const failure = await caught(subject.backend.deleteExclusion('udp', block, 'persistent'), NativeFailure);
    expect(failure).to.include({ errno: Win32.ERROR_NOT_FOUND, obstacle: undefined });
  });

  it('stand in the file of the reservations, which is read also as it was before there were any', async () => {
    const host = onHost();
    const file = path.join(subject.stateDirectory, 'reservations.json');
    const old = { id: '0011223344556677', protocol: 'tcp', ...block };
    fs.writeFileSync(file, JSON.stringify({ version: 1, reservations: [old] }));
    expect((await host.lookup('tcp', [block]))[0]).to.be.a('bigint');
    expect(await host.exclusions('tcp', 'persistent')).to.deep.equal([]);
    const excluded = { startPort: 6000, numberOfPorts: 1 };
    await host.createExclusion('tcp', excluded, 'persistent');
    const stored = JSON.parse(fs.readFileSync(file, 'utf8'));
    expect(stored).to.deep.include({ version: 2, reservations: [old] });
    expect(stored.exclusions).to.have.length(1);
    expect(stored.exclusions[0]).to.include({ protocol: 'tcp', ...excluded });
  });

  for (const content of [
    '{"version":1,"exclusions":[]}',
    '{"version":1,"exclusions":[],"suspended":[1]}',
    '{"version":1,"exclusions":[{"id":"x","protocol":"tcp","startPort":0,"numberOfPorts":1}],"suspended":[]}',
  ]) {
    it(`are refused where this boot's file holds ${content}, which is left as it is`, async () => {
      await subject.backend.createExclusion('tcp', block, 'active');
      const run = path.join(subject.stateDirectory, 'run');
      const name = fs.readdirSync(run).find((entry) => entry.endsWith('.exclusions.json'));
      const file = path.join(run, name as string);
      fs.writeFileSync(file, content);
      const failure = await caught(subject.backend.exclusions('tcp', 'active'), NativeFailure);
      expect(failure.errno).to.equal(Win32.ERROR_INVALID_DATA);
      expect((failure.cause as Error).message)
        .to.contain(file)
        .and.contain('is not understood');
      expect(fs.readFileSync(file, 'utf8')).to.equal(content);
    });
  }
});
