import { spawn } from 'node:child_process';
import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import { expect } from 'chai';
import type { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { parseSocketTable } from '../../src/backends/linux/socket-table';
import type { OpenSocket } from '../../src/contract/usage';
import { Win32 } from '../../src/contract/win32';
import { canBecomeAnotherUser, nobody } from '../support/another-user';
import { freshLinuxBackend, type LinuxSubject } from '../support/linux-namespace';
import { inAnotherProcess, type Request } from './another-process';
import { compiled } from './compiled';

const port = 41700;
const onlyThat = { startPort: port, numberOfPorts: 1 };

describe('open sockets on Linux', function () {
  this.timeout(60_000);
  let subject: LinuxSubject;
  let backend: LinuxBackend;
  const closers: (() => unknown)[] = [];

  beforeEach(() => {
    subject = freshLinuxBackend();
    backend = subject.backend;
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
    await subject.dispose();
  });

  async function listen(host: string): Promise<net.Server> {
    const server = net.createServer().listen({ port, host, exclusive: true });
    await once(server, 'listening');
    closers.push(() => {
      server.close();
      return once(server, 'close');
    });
    return server;
  }

  async function connect(): Promise<net.Socket> {
    const socket = net.connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    closers.push(() => socket.destroy());
    return socket;
  }

  it('are listed with the process and the user that have them open', async () => {
    await listen('127.0.0.1');
    const [socket] = await backend.sockets('tcp', onlyThat);
    expect(socket?.processes).to.deep.equal([{ pid: process.pid, name: 'node' }]);
    expect(socket?.user).to.equal(process.geteuid?.() === 0 ? 'root' : socket?.user);
  });

  it('are listed with every process that has inherited them', async () => {
    const server = await listen('127.0.0.1');
    const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
    const heir = spawn('sleep', ['60'], { stdio: ['ignore', 'ignore', 'ignore', fd] });
    await once(heir, 'spawn');
    closers.push(() => {
      heir.kill();
      return once(heir, 'exit');
    });
    const [socket] = await backend.sockets('tcp', onlyThat);
    expect(socket?.processes).to.have.deep.members([
      { pid: process.pid, name: 'node' },
      { pid: heir.pid, name: 'sleep' },
    ]);
  });

  it('have their addresses in numbers, IPv4 and IPv6', async () => {
    await listen('::1');
    await listen('127.0.0.2');
    const sockets = await backend.sockets('tcp', onlyThat);
    expect(sockets.map(({ address }) => address).sort()).to.deep.equal(['127.0.0.2', '::1']);
    const udp = dgram.createSocket('udp6').bind(port, '::');
    await once(udp, 'listening');
    closers.push(() => udp.close());
    expect((await backend.sockets('udp', onlyThat)).map(({ address }) => address)).to.deep.equal(['::']);
  });

  it('are connected where a program has called out, on the port that it calls from', async () => {
    await listen('127.0.0.1');
    const { localPort = 0 } = await connect();
    const [socket, ...more] = await backend.sockets('tcp', { startPort: localPort, numberOfPorts: 1 });
    expect(socket).to.include({ state: 'connected', address: '127.0.0.1' });
    expect(more).to.deep.equal([]);
    expect(await backend.tryBind('tcp', localPort)).to.equal(Win32.WSAEADDRINUSE);
  });

  it('are closing once a connection has ended, and then nobody’s', async () => {
    const server = await listen('127.0.0.1');
    server.on('connection', (accepted) => accepted.end());
    const client = await connect();
    client.resume();
    await once(client, 'close');
    await closers.splice(0, 1)[0]?.();
    const [socket] = await backend.sockets('tcp', onlyThat);
    expect(socket).to.deep.include({ state: 'closing', processes: [] });
    expect(await backend.tryBind('tcp', port)).to.equal(0);
  });

  it('are none where a socket is bound and idle, which a trial tells of', async function () {
    // Another port than the other tests': one in TIME_WAIT is refused to this socket.
    const idle = { startPort: port + 1, numberOfPorts: 1 };
    const script = `use Socket; $| = 1; socket(my $s, PF_INET, SOCK_STREAM, 0) or die; bind($s, sockaddr_in(${idle.startPort}, INADDR_ANY)) or die; print "bound"; <STDIN>;`;
    const holder = spawn('perl', ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ways = [once(holder.stdout, 'data'), once(holder, 'error'), once(holder, 'exit')];
    if (String((await Promise.race(ways))[0]) !== 'bound') this.skip();
    closers.push(() => {
      holder.kill();
      return once(holder, 'exit');
    });
    expect(await backend.sockets('tcp', idle)).to.deep.equal([]);
    expect(await backend.tryBind('tcp', idle.startPort)).to.equal(Win32.WSAEADDRINUSE);
  });

  describe('seen by another user', () => {
    before(function () {
      if (!canBecomeAnotherUser()) this.skip();
    });

    const request = () => ({ method: 'sockets', protocol: 'tcp', range: onlyThat }) as const;

    it('are listed with their user and without a process', async () => {
      await listen('127.0.0.1');
      const whole: Request = { stateDirectory: subject.stateDirectory, ...request() };
      const answer = await inAnotherProcess(whole, { uid: nobody });
      const sockets = (answer?.value ?? []) as OpenSocket[];
      const listening = sockets.filter(({ state }) => state === 'listening');
      expect(listening).to.have.length(1);
      expect(listening[0]).to.include({ user: 'root', processes: null });
    });

    for (const option of ['hidepid=2', 'subset=pid']) {
      it(`are listed where /proc is mounted with ${option}`, async () => {
        await listen('127.0.0.1');
        const whole: Request = { stateDirectory: subject.stateDirectory, ...request() };
        const { stdout } = await runUnder(option, JSON.stringify(whole));
        const [socket] = (JSON.parse(stdout) as { value: OpenSocket[] }).value;
        expect(socket).to.include({ state: 'listening', processes: null });
      });
    }
  });
});

/** Makes a request as nobody, in a mount namespace with a /proc of its own. */
async function runUnder(mountOption: string, request: string): Promise<{ stdout: string }> {
  const script = `mount -t proc -o ${mountOption} proc /proc && exec setpriv --reuid ${nobody} --regid ${nobody} --clear-groups "$@"`;
  const args = [
    '-m',
    'sh',
    '-c',
    script,
    'sh',
    process.execPath,
    compiled(`${__dirname}/one-call.ts`),
    request,
  ];
  const child = spawn('unshare', args, { cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk;
  });
  await once(child, 'close');
  return { stdout };
}

describe('the kernel’s table of sockets', () => {
  const heading =
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

  it('is read by its columns, whatever the width of the first', () => {
    const text = [
      heading,
      '   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0000000000000000 100 0 0 10 0',
      '12345: 0100007F:0BB8 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 4243 1 0000000000000000 20 4 30 10 -1',
      '   2: 0100007F:0BB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4244 1 0000000000000000 100 0 0 10 0',
      '',
    ].join('\n');
    const lines = parseSocketTable(text, { startPort: 3000, numberOfPorts: 1 });
    expect(lines).to.deep.equal([
      { address: '127.0.0.1', port: 3000, state: 'listening', uid: 1000, inode: '4242' },
      { address: '127.0.0.1', port: 3000, state: 'connected', uid: 0, inode: '4243' },
    ]);
  });

  it('has IPv6 addresses in the shortest form, and IPv4 ones inside them in dots', () => {
    const line = (address: string) =>
      `   0: ${address}:0BB8 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0`;
    const addressOf = (address: string) =>
      parseSocketTable(`${heading}\n${line(address)}\n`, { startPort: 3000, numberOfPorts: 1 })[0]?.address;
    expect(addressOf('00000000000000000000000000000000')).to.equal('::');
    expect(addressOf('00000000000000000000000001000000')).to.equal('::1');
    expect(addressOf('B80D01200000000000000000010000AB')).to.equal('2001:db8::ab00:1');
    expect(addressOf('0000000000000000FFFF00000100007F')).to.equal('::ffff:127.0.0.1');
  });
});
