import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { PortReservations } from '../../src/core/port-reservations';
import { explainListenError } from '../../src/usage/explain-listen-error';

const server = {
  protocol: 'tcp',
  address: '0.0.0.0',
  port: 3000,
  state: 'listening',
  user: 'alice',
  processes: [{ pid: 1234, name: 'node' }],
} as const;

const reservations = new PortReservations({
  backend: new MemoryBackend({
    sockets: [server],
    runtime: { tcp: [{ startPort: 4000, numberOfPorts: 100 }] },
  }),
  locale: 'en',
});
const explain = (error: unknown, more = {}) => explainListenError(error, { reservations, ...more });

describe('an error of a program that wants to listen', () => {
  it('is explained by the port that it names', async () => {
    const error = Object.assign(new Error('listen EADDRINUSE: address already in use :::3000'), {
      code: 'EADDRINUSE',
      errno: -98,
      syscall: 'listen',
      address: '::',
      port: 3000,
    });
    const explained = await explain(error);
    expect(explained).to.include({ code: 'EADDRINUSE', protocol: 'tcp', port: 3000 });
    expect(explained?.explanation?.state).to.equal('listening');
    expect(explained?.text).to.match(
      /^In use: node \(process 1234 of user alice\) listens on 0\.0\.0\.0:3000\.\n-> /,
    );
  });

  it('is what Node itself throws, for TCP and UDP', async () => {
    const tcp = net.createServer().listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const { port } = tcp.address() as net.AddressInfo;
    const [refused] = await Promise.race([once(net.createServer().listen(port, '127.0.0.1'), 'error')]);
    expect(await explain(refused)).to.include({ code: 'EADDRINUSE', protocol: 'tcp', port });
    tcp.close();
    const udp = dgram.createSocket('udp4').bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const second = dgram.createSocket('udp4').bind(udp.address().port, '127.0.0.1');
    const [refusedUdp] = await once(second, 'error');
    expect(await explain(refusedUdp)).to.include({ protocol: 'udp', port: udp.address().port });
    udp.close();
  });

  it('is Vite’s, which says the port in its sentence alone', async () => {
    const explained = await explain(new Error('Port 3000 is already in use'));
    expect(explained).to.include({ port: 3000 });
    expect(explained?.explanation?.state).to.equal('listening');
  });

  it('is found among the causes of another error', async () => {
    const cause = { code: 'EACCES', syscall: 'listen', port: 4050 };
    const explained = await explain(new Error('The server did not start.', { cause }));
    expect(explained?.explanation?.state).to.equal('runtime');
  });

  it('may have Winsock’s number or name, and its port from elsewhere', async () => {
    for (const error of [{ errno: 10013 }, { code: 10013 }, { code: 'WSAEACCES', errno: 10013 }]) {
      const explained = await explain(error, { port: 4050 });
      expect(explained?.explanation?.state, JSON.stringify(error)).to.equal('runtime');
    }
  });

  it('says so where nobody names a port', async () => {
    const explained = await explain({ code: 'EADDRINUSE', message: 'listen EADDRINUSE /tmp/socket' });
    expect(explained).to.include({ port: null, explanation: null });
    expect(explained?.text).to.contain('EADDRINUSE').and.contain('does not say which');
  });

  it('says so where the port is free by now', async () => {
    const explained = await explain({ code: 'EADDRINUSE', syscall: 'listen', port: 8080 });
    expect(explained?.explanation?.isFree).to.equal(true);
    expect(explained?.text).to.contain('whoever had it has ended since');
  });

  it('is about the address where that is none of this machine', async () => {
    const error = { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.1', port: 3000 };
    const explained = await explain(error);
    expect(explained?.explanation).to.equal(null);
    expect(explained?.text).to.contain('192.0.2.1 is no address of this machine');
  });

  it('has its own meaning where an HttpListener throws it', async () => {
    const textOf = async (errno: number) =>
      (await explain({ name: 'HttpListenerException', errno }, { port: 3000 }))?.text;
    expect(await textOf(5)).to.contain('netsh http add urlacl url=http://+:3000/');
    expect(await textOf(183)).to.contain('same URL prefix');
    expect(await textOf(32))
      .to.contain('HTTP.sys cannot have the port')
      .and.contain('1234');
    expect(await textOf(87)).to.equal(undefined);
  });

  it('is not any other error', async () => {
    const others = [
      undefined,
      null,
      'EADDRINUSE',
      new Error('no'),
      { code: 'ENOENT', syscall: 'open' },
      { code: 'EACCES', syscall: 'open', path: '/root' },
      { code: 'ECONNREFUSED', syscall: 'connect', port: 3000 },
      { code: 'EADDRNOTAVAIL', syscall: 'connect', port: 3000 },
    ];
    for (const error of others) expect(await explain(error), String(error)).to.equal(undefined);
    const circular: { cause?: unknown } = {};
    circular.cause = circular;
    expect(await explain(circular)).to.equal(undefined);
  });
});
