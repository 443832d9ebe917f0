import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import { expect } from 'chai';
import { KernelList } from '../../src/backends/linux/kernel-list';
import { PortSet } from '../../src/backends/linux/port-set';
import { Tracer } from '../../src/backends/linux/tracer';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';

const oddPorts = Array.from({ length: 10_000 }, (_, index) => 20_001 + 2 * index).join(',');
const block = { startPort: 5000, numberOfPorts: 20 };

describe("the kernel's list", () => {
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  it('is read whole, however long', () => {
    setKernelList(oddPorts);
    expect(`${new KernelList(new Tracer(undefined)).read()}`).to.equal(oddPorts);
    const everySecondPort = Array.from({ length: 32_768 }, (_, index) => 2 * index + 1).join(',');
    setKernelList(everySecondPort);
    expect(`${new KernelList(new Tracer(undefined)).read()}`).to.equal(everySecondPort);
  });

  it('keeps what is on it when ports are added, without having been read', () => {
    setKernelList('8080,9000-9010');
    new KernelList(new Tracer(undefined)).add(PortSet.of([block]));
    expect(kernelList()).to.equal('5000-5019,8080,9000-9010');
  });

  it('can be replaced by a list of any length', () => {
    setKernelList('8080');
    new KernelList(new Tracer(undefined)).replace(PortSet.parse(oddPorts));
    expect(kernelList()).to.equal(oddPorts);
  });

  it('loses none of 10,000 foreign ports to a creation and a deletion', async () => {
    setKernelList(oddPorts);
    await subject.backend.create('tcp', block);
    expect(kernelList()).to.equal(`5000-5019,${oddPorts}`);
    await subject.backend.delete('tcp', block);
    expect(kernelList()).to.equal(oddPorts);
  });

  it('merges neighbours, which come apart again at a deletion', async () => {
    const neighbour = { startPort: 5020, numberOfPorts: 11 };
    setKernelList('4990-4999');
    await subject.backend.create('tcp', block);
    await subject.backend.create('tcp', neighbour);
    expect(kernelList()).to.equal('4990-5030');
    await subject.backend.delete('tcp', block);
    expect(kernelList()).to.equal('4990-4999,5020-5030');
    await subject.backend.delete('tcp', neighbour);
    expect(kernelList()).to.equal('4990-4999');
  });

  it('keeps a block that TCP and UDP both hold until both have let go', async () => {
    await subject.backend.create('tcp', block);
    await subject.backend.create('udp', { startPort: 5010, numberOfPorts: 20 });
    expect(kernelList()).to.equal('5000-5029');
    await subject.backend.delete('tcp', block);
    expect(kernelList()).to.equal('5010-5029');
    await subject.backend.delete('udp', { startPort: 5010, numberOfPorts: 20 });
    expect(kernelList()).to.equal('');
  });

  it('keeps what another program added while a reservation was held', async () => {
    await subject.backend.create('tcp', block);
    setKernelList('5000-5019,6000-6005');
    await subject.backend.delete('tcp', block);
    expect(kernelList()).to.equal('6000-6005');
  });

  it('keeps the kernel from handing out the ports', async () => {
    const rangeFile = '/proc/sys/net/ipv4/ip_local_port_range';
    const before = fs.readFileSync(rangeFile, 'latin1');
    fs.writeFileSync(rangeFile, '40000 40009\n');
    const server = net.createServer();
    try {
      await subject.backend.create('tcp', { startPort: 40000, numberOfPorts: 9 });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      expect(server.address()).to.include({ port: 40009 });
    } finally {
      server.close();
      fs.writeFileSync(rangeFile, before);
    }
  });
});
