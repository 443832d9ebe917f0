import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import { expect } from 'chai';
import { NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, type LinuxSubject } from '../support/linux-namespace';

const loopback = { host: '127.0.0.1' };
const block = { startPort: 5000, numberOfPorts: 2 };

describe('a port drawn from a block on Linux', () => {
  let subject: LinuxSubject;
  let calls: string[];

  beforeEach(() => {
    calls = [];
    subject = freshLinuxBackend({ onNativeCall: ({ name, errno }) => calls.push(`${name}: ${errno}`) });
  });
  afterEach(() => subject.dispose());

  it('passes over ports that anybody else has taken', async () => {
    const token = await subject.backend.create('tcp', block);
    const free = await subject.occupy('tcp', 5000);
    await using drawn = await subject.backend.bind('tcp', token, loopback);
    expect(drawn).to.include({ protocol: 'tcp', port: 5001, address: '127.0.0.1', family: 'IPv4' });
    await free();
  });

  it('cannot be had once none is left, and the refusal carries how many there are', async () => {
    for (const protocol of ['tcp', 'udp'] as const) {
      const token = await subject.backend.create(protocol, block);
      const first = await subject.backend.bind(protocol, token, loopback);
      const second = await subject.backend.bind(protocol, token, loopback);
      const failure = await caught(subject.backend.bind(protocol, token, loopback), NativeFailure);
      expect(failure).to.include({ syscall: 'bind', errno: Win32.WSAEADDRINUSE });
      expect(failure.obstacle).to.deep.equal({ kind: 'portInUse', range: block });
      await Promise.all([first.close(), second.close()]);
    }
  });

  it('is traced in the steps of Windows', async () => {
    const token = await subject.backend.create('tcp', block);
    calls.length = 0;
    await using _drawn = await subject.backend.bind('tcp', token, loopback);
    expect(calls.filter((call) => !call.startsWith('read '))).to.deep.equal([
      'WSASocket: 0',
      'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION): 0',
      'bind: 0',
      'getsockname: 0',
    ]);
    calls.length = 0;
    await caught(subject.backend.bind('udp', token, loopback), NativeFailure);
    expect(calls.at(-1)).to.equal('WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION): 10022');
  });

  const refusals = [
    { host: 'localhost', errno: Win32.WSAEINVAL, said: /'localhost' is not an IP address in numbers/ },
    { host: '', errno: Win32.WSAEINVAL, said: /'' is not an IP address in numbers/ },
    { host: '192.0.2.1', errno: Win32.WSAEADDRNOTAVAIL, said: /EADDRNOTAVAIL/ },
  ];
  for (const { host, errno, said } of refusals) {
    it(`is refused on '${host}' with ${errno}`, async () => {
      for (const protocol of ['tcp', 'udp'] as const) {
        const token = await subject.backend.create(protocol, block);
        const failure = await caught(subject.backend.bind(protocol, token, { host }), NativeFailure);
        expect(failure).to.include({ syscall: 'bind', errno });
        expect((failure.cause as Error).message).to.match(said);
      }
    });
  }

  it('may be an IPv6 one', async () => {
    for (const protocol of ['tcp', 'udp'] as const) {
      const token = await subject.backend.create(protocol, block);
      await using drawn = await subject.backend.bind(protocol, token, { host: '::1' });
      expect(drawn).to.include({ port: 5000, address: '::1', family: 'IPv6' });
    }
  });

  it('keeps a connection that comes early, and what it sends, for the server that adopts it', async () => {
    const token = await subject.backend.create('tcp', block);
    const drawn = await subject.backend.bind('tcp', token, loopback);
    const client = net.connect(drawn.port, drawn.address);
    client.write('early');
    await once(client, 'connect');
    const server = net.createServer((socket) => socket.pipe(socket));
    await drawn.adopt(server);
    const [echoed] = await once(client, 'data');
    expect(String(echoed)).to.equal('early');
    const connections = await new Promise((resolve) =>
      server.getConnections((_error, count) => resolve(count)),
    );
    expect(connections).to.equal(1);
    client.end();
    server.close();
    await once(server, 'close');
  });

  it('ends a connection that comes early when it is closed without a server', async () => {
    const token = await subject.backend.create('tcp', block);
    const drawn = await subject.backend.bind('tcp', token, loopback);
    const client = net.connect(drawn.port, drawn.address).resume();
    await once(client, 'connect');
    await drawn.close();
    await once(
      client.on('error', () => {}),
      'close',
    );
    const refused = net.connect(drawn.port, drawn.address);
    const [error] = await once(refused, 'error');
    expect(error.code).to.equal('ECONNREFUSED');
  });

  it('keeps a datagram that comes early for the socket that adopts it', async () => {
    const token = await subject.backend.create('udp', block);
    const drawn = await subject.backend.bind('udp', token, loopback);
    const client = dgram.createSocket('udp4');
    await new Promise<void>((resolve, reject) =>
      client.send('early', drawn.port, drawn.address, (error) => (error ? reject(error) : resolve())),
    );
    const socket = dgram.createSocket('udp4');
    const received = once(socket, 'message');
    await drawn.adopt(socket);
    expect(String((await received)[0])).to.equal('early');
    client.close();
    socket.close();
  });

  it('stays held when a server that listens already, or a socket of the wrong kind, cannot adopt it', async () => {
    const tcp = await subject.backend.bind('tcp', await subject.backend.create('tcp', block), loopback);
    const busy = net.createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    expect(await caught(tcp.adopt(busy), Error)).to.include({ code: 'ERR_SERVER_ALREADY_LISTEN' });

    const udp = await subject.backend.bind('udp', await subject.backend.create('udp', block), loopback);
    const bound = dgram.createSocket('udp4');
    bound.bind(0, '127.0.0.1');
    await once(bound, 'listening');
    expect(await caught(udp.adopt(bound), Error)).to.include({ code: 'ERR_SOCKET_ALREADY_BOUND' });
    const otherFamily = dgram.createSocket('udp6');
    expect((await caught(udp.adopt(otherFamily), TypeError)).message).to.match(/pass a udp4 socket/);

    const server = net.createServer();
    await tcp.adopt(server);
    expect(server.listening).to.equal(true);
    for (const socket of [busy, server, bound, otherFamily]) socket.close();
    await udp.close();
  });

  it('rejects an application of a web framework at once, with the line that works, and can be closed', async () => {
    const token = await subject.backend.create('tcp', block);
    const drawn = await subject.backend.bind('tcp', token, loopback);
    const application = Object.assign(() => {}, {
      listen: () => net.createServer(),
    }) as unknown as net.Server;
    const failure = await caught(drawn.adopt(application), TypeError);
    expect(failure).to.include({ code: 'ERR_INVALID_ARG_TYPE' });
    expect(failure.message).to.contain('drawn.adopt(http.createServer(app))');
    await drawn.close();
    await using again = await subject.backend.bind('tcp', token, loopback);
    expect(again.port).to.equal(drawn.port);
  });

  it('is not adopted by a server that is closed before it listens: that is told, and who waits is let go', async () => {
    const token = await subject.backend.create('tcp', block);
    const drawn = await subject.backend.bind('tcp', token, loopback);
    const client = net.connect(drawn.port, drawn.address).resume();
    client.on('error', () => {});
    await once(client, 'connect');
    const server = net.createServer();
    const adopted = caught(drawn.adopt(server), Error);
    server.close();
    expect(await adopted).to.include({ code: 'ERR_SERVER_NOT_RUNNING' });
    if (!client.destroyed) await once(client, 'close');
    await using again = await subject.backend.bind('tcp', token, loopback);
    expect(again.port).to.equal(drawn.port);
  });

  it('can be drawn again while connections to it linger in TIME_WAIT', async () => {
    const token = await subject.backend.create('tcp', { startPort: 5000, numberOfPorts: 1 });
    const drawn = await subject.backend.bind('tcp', token, loopback);
    const server = net.createServer((socket) => socket.end());
    await drawn.adopt(server);
    const client = net.connect(drawn.port, drawn.address).resume();
    await once(client, 'close');
    server.close();
    await once(server, 'close');
    await using again = await subject.backend.bind('tcp', token, loopback);
    expect(again.port).to.equal(5000);
  });

  it('is adopted once, and not after it was closed', async () => {
    const token = await subject.backend.create('tcp', block);
    const drawn = await subject.backend.bind('tcp', token, loopback);
    await drawn.close();
    const server = net.createServer();
    const failure = await caught(drawn.adopt(server), Error);
    expect(failure).to.include({ code: 'ERR_SERVER_NOT_RUNNING' });
    expect(failure.message).to.contain('Port 5000 (tcp) is closed or adopted already');
    expect(server.listening).to.equal(false);
  });
});
