import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import type { BoundPort } from '../../contract/backend';
import { toUser } from './messages';
import { released } from './released';

/** The part of Node's own datagram handle that starts and stops reading. */
interface DatagramHandle {
  recvStart(): number;
  recvStop(): number;
}

/**
 * Binds the port without reading from it: datagrams that arrive before a socket adopts the port wait in the
 * system's receive buffer for that socket.
 */
export async function bindUdpPort(host: string, port: number): Promise<BoundPort<'udp'>> {
  const socket = dgram.createSocket(net.isIPv6(host) ? 'udp6' : 'udp4');
  // dgram listens to errors only while it binds, and says so by event alone.
  const bound = once(socket, 'listening');
  socket.bind({ address: host, port, exclusive: true });
  try {
    await bound;
  } catch (error) {
    socket.close();
    throw error;
  }
  return new BoundUdpPort(socket);
}

export class BoundUdpPort implements BoundPort<'udp'> {
  readonly protocol = 'udp';
  readonly port: number;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly #handle: DatagramHandle;
  #held: dgram.Socket | undefined;

  constructor(socket: dgram.Socket) {
    const { port, address, family } = socket.address();
    this.port = port;
    this.address = address;
    this.family = family as 'IPv4' | 'IPv6';
    this.#held = socket;
    this.#handle = handleOf(socket);
    this.#handle.recvStop();
  }

  async adopt(owner: dgram.Socket): Promise<void> {
    if (this.#held === undefined) {
      released(this);
    }
    const { type } = owner as unknown as { readonly type: dgram.SocketType };
    const needed = this.family === 'IPv6' ? 'udp6' : 'udp4';
    if (type !== needed) {
      throw new TypeError(toUser((say) => say.anotherFamily(type, this.address, needed)));
    }
    // Node's own way of handing a bound handle to a socket, as its cluster module does; it emits 'listening' at once.
    owner.bind(this.#handle as unknown as dgram.BindOptions);
    this.#held = undefined;
  }

  async close(): Promise<void> {
    const held = this.#held;
    if (held === undefined) {
      return;
    }
    this.#held = undefined;
    held.close();
    await once(held, 'close');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** `socket._handle` warns of its deprecation, so this looks where that getter looks. */
export function handleOf(socket: dgram.Socket): DatagramHandle {
  for (const key of Object.getOwnPropertySymbols(socket)) {
    const state = (socket as unknown as Record<symbol, { handle?: Partial<DatagramHandle> } | undefined>)[
      key
    ];
    if (typeof state?.handle?.recvStop === 'function') {
      return state.handle as DatagramHandle;
    }
  }
  throw new Error(toUser((say) => say.noHandover(process.version)));
}
