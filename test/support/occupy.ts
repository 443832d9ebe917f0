import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import type { Protocol } from '../../src/contract/reservation';

/** Opens a real socket on a port of every IPv4 address; the function it answers closes it. */
export async function occupyWithSocket(protocol: Protocol, port: number): Promise<() => Promise<void>> {
  const socket = protocol === 'tcp' ? net.createServer() : dgram.createSocket('udp4');
  const ready = once(socket, 'listening');
  if (socket instanceof net.Server) socket.listen({ port, host: '0.0.0.0', exclusive: true });
  else socket.bind({ port, address: '0.0.0.0', exclusive: true });
  await ready;
  return async () => {
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  };
}
