import { once } from 'node:events';
import * as net from 'node:net';
import type { BoundPort } from '../../contract/backend';
import { toUser } from './messages';
import { released } from './released';

/** What a connection is before a server has taken it: nothing is read from it yet. */
interface WaitingConnection {
  close(): void;
}

/** The part of Node's own listening handle that hands a server its connections. */
interface ListeningHandle {
  onconnection(error: number, connection: WaitingConnection | undefined): void;
}

/** As many connections as Node's own listen queue holds; later ones are turned away. */
const longestQueue = 511;

/**
 * Binds the port and listens on it: two sockets that are bound and do not listen can share a port on Linux, so
 * nothing less would hold it. Connections that arrive before a server adopts the port wait, unread, for that server.
 */
export async function bindTcpPort(host: string, port: number): Promise<BoundPort<'tcp'>> {
  const server = net.createServer();
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  return new BoundTcpPort(server);
}

class BoundTcpPort implements BoundPort<'tcp'> {
  readonly protocol = 'tcp';
  readonly port: number;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly #waiting: WaitingConnection[] = [];
  #held: net.Server | undefined;

  constructor(server: net.Server) {
    const { port, address, family } = server.address() as net.AddressInfo;
    this.port = port;
    this.address = address;
    this.family = family as 'IPv4' | 'IPv6';
    this.#held = server;
    handleOf(server).onconnection = (_error, connection) => this.#keepWaiting(connection);
  }

  async adopt(owner: net.Server): Promise<void> {
    if (!isServer(owner)) throw notAServer(this.port);
    const held = this.#held ?? released(this);
    owner.listen(held);
    this.#held = undefined;
    const listens = await listening(owner);
    for (const connection of this.#waiting.splice(0)) {
      if (listens && owner.listening) {
        handleOf(owner).onconnection(0, connection);
      } else {
        connection.close();
      }
    }
    if (!listens) throw closedBeforeListening(this.port);
  }

  async close(): Promise<void> {
    const held = this.#held;
    if (held === undefined) {
      return;
    }
    this.#held = undefined;
    for (const connection of this.#waiting.splice(0)) {
      connection.close();
    }
    held.close();
    await once(held, 'close');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #keepWaiting(connection: WaitingConnection | undefined): void {
    if (connection !== undefined && this.#waiting.length < longestQueue) {
      this.#waiting.push(connection);
    } else {
      connection?.close();
    }
  }
}

/** Also of another realm, or another copy of Node's modules; an application of a web framework is none. */
function isServer(owner: Partial<net.Server>): boolean {
  return typeof owner?.listen === 'function' && typeof owner.getConnections === 'function';
}

/** Whether the server comes to listen: one that is closed first says only that. */
async function listening(server: net.Server): Promise<boolean> {
  const done = new AbortController();
  try {
    return await Promise.race([
      once(server, 'listening', done).then(() => true),
      once(server, 'close', done).then(() => false),
    ]);
  } finally {
    done.abort();
  }
}

function notAServer(port: number): TypeError {
  const message = toUser((say) => say.notAServer(port));
  return Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}

function closedBeforeListening(port: number): Error {
  const message = toUser((say) => say.closedBeforeListening(port));
  return Object.assign(new Error(message), { code: 'ERR_SERVER_NOT_RUNNING' });
}

function handleOf(server: net.Server): ListeningHandle {
  return (server as unknown as { readonly _handle: ListeningHandle })._handle;
}
