import * as dgram from 'node:dgram';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import * as net from 'node:net';
import { expect } from 'chai';
import { type NativeCall, NativeFailure } from '../../src/contract/backend';
import { sentenceOf } from '../../src/contract/locale';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { type WindowsOnStandIns, windowsBackendOnStandIns } from '../support/standins';

const associate = 'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)';
const block = { startPort: 22000, numberOfPorts: 2 };
const loopback = { host: '127.0.0.1' };

describe('sockets drawn through edge-js and the shim', () => {
  let windows: WindowsOnStandIns;
  let calls: NativeCall[];
  let servers: net.Server[];

  beforeEach(() => {
    calls = [];
    servers = [];
    windows = windowsBackendOnStandIns({ onNativeCall: (call) => calls.push(call) });
  });
  afterEach(async () => {
    for (const server of servers) server.close();
    await windows.dispose();
  });

  /** A server that the test need not close. */
  function newServer(): net.Server {
    const server = net.createServer();
    servers.push(server);
    return server;
  }

  /** Creates the block, and forgets the trace of that. */
  async function reserve(): Promise<bigint> {
    const token = await windows.backend.create('tcp', block);
    calls.length = 0;
    return token;
  }

  it('are associated with all 64 bits of the token before they are bound', async () => {
    const token = await reserve();
    const drawn = await windows.backend.bind('tcp', token, loopback);
    await drawn.close();
    expect(calls).to.deep.equal([
      { name: 'WSASocket', errno: 0, detail: 'for 127.0.0.1' },
      { name: associate, errno: 0, detail: `Token=${token} bytesReturned=0` },
      { name: 'bind', errno: 0, detail: '127.0.0.1 port 0' },
      { name: 'getsockname', errno: 0, detail: `port=${drawn.port}` },
    ]);
    for (const other of [token & 0xffffffffn, token ^ (1n << 63n), BigInt.asUintN(64, token + (1n << 32n))]) {
      const failure = await caught(windows.backend.bind('tcp', other, loopback), NativeFailure);
      expect(failure).to.include({ syscall: associate, errno: Win32.WSAEINVAL });
    }
  });

  it('trace a refused association as the last call', async () => {
    await caught(windows.backend.bind('tcp', 7n, loopback), NativeFailure);
    expect(calls.map(({ name, errno }) => [name, errno])).to.deep.equal([
      ['WSASocket', 0],
      [associate, Win32.WSAEINVAL],
    ]);
  });

  it('are refused to who is not elevated, and told so, though a lookup is not', async () => {
    const token = await reserve();
    windows.machine.setElevated(false);
    expect(await windows.backend.lookup('tcp', [block])).to.deep.equal([token]);
    const failure = await caught(windows.backend.bind('tcp', token, loopback), NativeFailure);
    expect(failure).to.include({ syscall: associate, errno: Win32.WSAEACCES });
    for (const locale of ['en', 'it']) expect(sentenceOf(failure.cause, locale)).to.include('(WSAEACCES)');
  });

  it('are refused a token of the other protocol', async () => {
    const token = await reserve();
    const failure = await caught(windows.backend.bind('udp', token, loopback), NativeFailure);
    expect(failure).to.include({ syscall: associate, errno: Win32.WSAEINVAL });
  });

  it('keep the code of a bind to an address that the machine does not have', async () => {
    const token = await reserve();
    const failure = await caught(windows.backend.bind('tcp', token, { host: '192.0.2.1' }), NativeFailure);
    expect(failure).to.include({ syscall: 'bind', errno: Win32.WSAEADDRNOTAVAIL });
  });

  it('are closed again after each failure', async () => {
    const token = await reserve();
    await caught(windows.backend.bind('tcp', 7n, loopback), NativeFailure);
    const openFiles = readdirSync('/proc/self/fd').length;
    for (let i = 0; i < 20; i++) {
      await caught(windows.backend.bind('tcp', 7n, loopback), NativeFailure);
      await caught(windows.backend.bind('tcp', token, { host: '192.0.2.1' }), NativeFailure);
    }
    expect(readdirSync('/proc/self/fd').length).to.equal(openFiles);
  });

  it('hold their port against every other socket until they are closed', async () => {
    const token = await reserve();
    const drawn = await windows.backend.bind('tcp', token, loopback);
    const rival = newServer().listen(drawn.port, loopback.host);
    const error = await caught(once(rival, 'listening'), Error);
    expect(error).to.include({ code: 'EADDRINUSE' });
    await drawn.close();
    rival.listen(drawn.port, loopback.host);
    await once(rival, 'listening');
  });

  it('bind to IPv6 addresses too', async () => {
    const token = await reserve();
    await using drawn = await windows.backend.bind('tcp', token, { host: '::1' });
    expect(drawn).to.include({ address: '::1', family: 'IPv6' });
    const server = newServer();
    await drawn.adopt(server);
    expect(server.address()).to.deep.equal({ address: '::1', family: 'IPv6', port: drawn.port });
  });

  it('are adopted by an IPv6 datagram socket', async () => {
    const token = await windows.backend.create('udp', block);
    const drawn = await windows.backend.bind('udp', token, { host: '::1' });
    const owner = dgram.createSocket('udp6');
    const stranger = dgram.createSocket('udp6');
    await drawn.adopt(owner);
    try {
      const received = once(owner, 'message');
      stranger.send('ping', drawn.port, '::1');
      expect(String((await received)[0])).to.equal('ping');
    } finally {
      owner.close();
      stranger.close();
    }
  });

  it('stay held when a server that is already listening cannot adopt them', async () => {
    const token = await reserve();
    const busy = newServer().listen(0, loopback.host);
    await once(busy, 'listening');
    await using drawn = await windows.backend.bind('tcp', token, loopback);
    const error = await caught(drawn.adopt(busy), Error);
    expect(error).to.include({ code: 'ERR_SERVER_ALREADY_LISTEN' });
    const idle = newServer();
    await drawn.adopt(idle);
    expect((idle.address() as net.AddressInfo).port).to.equal(drawn.port);
  });

  it('cannot be adopted twice, nor after they are closed', async () => {
    const token = await reserve();
    const adopted = await windows.backend.bind('tcp', token, loopback);
    const closed = await windows.backend.bind('tcp', token, loopback);
    await adopted.adopt(newServer());
    await closed.close();
    for (const drawn of [adopted, closed]) {
      expect(await caught(drawn.adopt(newServer()), Error)).to.include({ code: 'ERR_SERVER_NOT_RUNNING' });
    }
  });
});
