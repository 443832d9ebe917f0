import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as net from 'node:net';
import { expect } from 'chai';
import { NativeFailure } from '../../src/contract/backend';
import type { Protocol } from '../../src/contract/reservation';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';

const block = { startPort: 5000, numberOfPorts: 20 };

describe('what stands in the way of a block on Linux', () => {
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  async function obstacleTo(protocol: Protocol, range = block) {
    const before = kernelList();
    const failure = await caught(subject.backend.create(protocol, range), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_SHARING_VIOLATION);
    expect(kernelList()).to.equal(before);
    return failure.obstacle;
  }

  it("is named as the foreign range that it meets, also by that range's last port", async () => {
    setKernelList('4000,4990-5000,6000');
    const range = { startPort: 4990, numberOfPorts: 11 };
    expect(await obstacleTo('tcp')).to.deep.equal({ kind: 'foreign', range });
    expect(await obstacleTo('udp')).to.deep.equal({ kind: 'foreign', range });
  });

  it('is not a reservation of the other protocol', async () => {
    await subject.backend.create('tcp', block);
    await subject.backend.create('udp', block);
    expect(kernelList()).to.equal('5000-5019');
  });

  it('is a listener on one address only, named by its port', async () => {
    const server = net.createServer().listen(5007, '127.0.0.1');
    await once(server, 'listening');
    try {
      expect(await obstacleTo('tcp')).to.deep.equal({
        kind: 'portInUse',
        range: { startPort: 5007, numberOfPorts: 1 },
      });
      await subject.backend.create('udp', block);
    } finally {
      server.close();
      await once(server, 'close');
    }
  });

  it('is a listener on IPv6', async () => {
    const server = net.createServer().listen(5008, '::1');
    await once(server, 'listening');
    try {
      expect((await obstacleTo('tcp'))?.range.startPort).to.equal(5008);
    } finally {
      server.close();
      await once(server, 'close');
    }
  });

  it('is a socket that is bound and idle, which no table of the kernel lists', async function () {
    // Node cannot make such a socket without SO_REUSEADDR; Perl's base package is on every Debian and Ubuntu.
    const program =
      'use Socket; $| = 1; socket(my $s, PF_INET, SOCK_STREAM, 0) or die; bind($s, sockaddr_in(5009, INADDR_LOOPBACK)) or die; print "bound\n"; <STDIN>;';
    const perl = spawn('perl', ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    const started = await Promise.race([once(perl.stdout, 'data'), once(perl, 'error'), once(perl, 'exit')]);
    if (String(started[0]) !== 'bound\n') this.skip();
    try {
      expect(await obstacleTo('tcp')).to.deep.equal({
        kind: 'portInUse',
        range: { startPort: 5009, numberOfPorts: 1 },
      });
    } finally {
      perl.stdin.end();
      await once(perl, 'exit');
    }
  });

  it('is not a connection that lingers in TIME_WAIT', async () => {
    const server = net.createServer((socket) => socket.end()).listen(5010, '127.0.0.1');
    await once(server, 'listening');
    const client = net.connect(5010, '127.0.0.1').resume();
    await once(client, 'close');
    server.close();
    await once(server, 'close');
    await subject.backend.create('tcp', block);
  });
});

describe('what Linux holds back', () => {
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  it('is told apart: reservations, foreign ranges, and what the other protocol holds', async () => {
    setKernelList('4000-4009,5020-5029,8080');
    const tcp = await subject.backend.create('tcp', block);
    const udp = await subject.backend.create('udp', { startPort: 5010, numberOfPorts: 10 });
    const others = { kind: 'foreign', token: null, inEffect: true };
    const reservation = { kind: 'reservation', inEffect: true };
    const foreign = [
      { startPort: 5020, numberOfPorts: 10, ...others },
      { startPort: 8080, numberOfPorts: 1, ...others },
    ];
    const first = { startPort: 4000, numberOfPorts: 10, ...others };
    expect(await subject.backend.heldRanges('tcp')).to.deep.equal([
      first,
      { ...block, token: tcp, ...reservation },
      ...foreign,
    ]);
    expect(await subject.backend.heldRanges('udp')).to.deep.equal([
      first,
      { startPort: 5000, numberOfPorts: 10, ...others },
      { startPort: 5010, numberOfPorts: 10, token: udp, ...reservation },
      ...foreign,
    ]);
  });
});
