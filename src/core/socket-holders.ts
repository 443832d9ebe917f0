import type { OpenSocket, SocketProcess } from '../contract/usage';
import type { Messages } from './messages';

/** Sockets of one state that the same processes have open. */
export interface Holding {
  readonly sockets: readonly [OpenSocket, ...OpenSocket[]];
  readonly user: string | null;
  readonly processes: readonly SocketProcess[] | null;
}

/** The sockets by those who have them open: a server on IPv4 and IPv6, or one with many connections, counts once. */
export function byHolder(sockets: readonly OpenSocket[]): Holding[] {
  const holdings = new Map<string, [OpenSocket, ...OpenSocket[]]>();
  for (const socket of sockets) {
    const key = JSON.stringify([socket.user, socket.processes]);
    const known = holdings.get(key);
    if (known === undefined) holdings.set(key, [socket]);
    else known.push(socket);
  }
  return [...holdings.values()].map((held) => {
    const { user, processes } = held[0];
    return { sockets: held, user, processes };
  });
}

/** Who it is, as the subject of a sentence. */
export function describeHolder({ user, processes }: Holding, messages: Messages): string {
  if (processes === null) return messages.hiddenProcess(user);
  if (processes.length === 0) return messages.noProcess();
  return processes.map(({ pid, name }) => messages.process(name, pid, user)).join(', ');
}

/** Where these sockets are, each address once, as in `127.0.0.1:3000 and [::1]:3000`. */
export function describeAddresses(sockets: readonly OpenSocket[]): string {
  return [...new Set(sockets.map(formatAddress))].join(', ');
}

function formatAddress({ address, port }: OpenSocket): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
