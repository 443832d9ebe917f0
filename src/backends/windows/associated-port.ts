import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import type { BoundPort } from '../../contract/backend';
import type { Protocol } from '../../contract/reservation';
import { BoundUdpPort, handleOf } from '../sockets/bound-udp-port';
import { released } from '../sockets/released';
import { windowsError } from './messages';

/** The part of Node's own handles that takes over a socket made elsewhere. */
interface NativeHandle {
  /** 0, or libuv's negative error. */
  open(socket: number): number;
  close(closed?: () => void): void;
}

/** Takes over a socket that is bound and not yet in use; it closes with the port or with the one who adopts it. */
export function holdPort<P extends Protocol>(
  protocol: P,
  socket: bigint,
  port: number,
  host: string,
): BoundPort<P> {
  const hold: { [Q in Protocol]: () => BoundPort<Q> } = {
    tcp: () => new AssociatedTcpPort(openTcp(socket), port, host),
    udp: () => openUdp(socket, host),
  };
  return hold[protocol]();
}

class AssociatedTcpPort implements BoundPort<'tcp'> {
  readonly protocol = 'tcp';
  readonly family: 'IPv4' | 'IPv6';
  #held: NativeHandle | undefined;

  constructor(
    handle: NativeHandle,
    readonly port: number,
    readonly address: string,
  ) {
    this.#held = handle;
    this.family = net.isIPv6(address) ? 'IPv6' : 'IPv4';
  }

  async adopt(owner: net.Server): Promise<void> {
    const handle = this.#held ?? released(this);
    // A server listens on any object whose _handle is one of Node's own.
    owner.listen({ _handle: handle });
    this.#held = undefined;
    await once(owner, 'listening');
  }

  async close(): Promise<void> {
    const handle = this.#held;
    if (handle === undefined) return;
    this.#held = undefined;
    await new Promise<void>((closed) => handle.close(closed));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function openTcp(socket: bigint): NativeHandle {
  // Node keeps the class of its TCP handles to itself. A socket has one as soon as it starts to connect, which it
  // would do in the next tick only.
  const stranger = net.connect({ host: '127.0.0.1', port: 1 });
  const TcpHandle = (stranger as unknown as { _handle: { constructor: new (type: number) => NativeHandle } })
    ._handle.constructor;
  stranger.destroy();
  const serverType = 1;
  return open(new TcpHandle(serverType), socket);
}

function openUdp(socket: bigint, host: string): BoundPort<'udp'> {
  const holder = dgram.createSocket(net.isIPv6(host) ? 'udp6' : 'udp4');
  open(handleOf(holder) as unknown as NativeHandle, socket);
  return new BoundUdpPort(holder);
}

function open(handle: NativeHandle, socket: bigint): NativeHandle {
  // A SOCKET is as wide as a pointer, but Windows uses no more than 32 bits of a handle.
  const error = handle.open(Number(socket));
  if (error === 0) return handle;
  handle.close();
  throw windowsError(({ native }) => native.socketNotTaken(error));
}
