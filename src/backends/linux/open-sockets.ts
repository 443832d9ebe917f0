import { readFileSync } from 'node:fs';
import type { PortRange, Protocol } from '../../contract/reservation';
import type { OpenSocket } from '../../contract/usage';
import { findSocketProcesses } from './socket-processes';
import { parseSocketTable } from './socket-table';
import type { Tracer } from './tracer';

/** The sockets of this network namespace, and whose they are, from `/proc`. */
export function openSockets(protocol: Protocol, range: PortRange, tracer: Tracer): OpenSocket[] {
  // A mount of /proc that shows processes alone has the tables there only.
  const folder = '/proc/self/net';
  const lines = [
    ...parseSocketTable(
      tracer.call(`read ${folder}/${protocol}`, () => readFileSync(`${folder}/${protocol}`, 'latin1')),
      range,
    ),
    ...parseSocketTable(
      tracer.call(`read ${folder}/${protocol}6`, () => readOptional(`${folder}/${protocol}6`)),
      range,
    ),
  ];
  const inodes = new Set(lines.map(({ inode }) => inode).filter((inode) => inode !== '0'));
  const { byInode, complete } = tracer.call('read /proc/<pid>/fd', () => findSocketProcesses(inodes));
  const users = lines.length === 0 ? new Map<number, string>() : userNames();
  return lines.map(({ address, port, state, uid, inode }) => ({
    protocol,
    address,
    port,
    state,
    user: users.get(uid) ?? `${uid}`,
    processes: inode === '0' ? [] : (byInode.get(inode) ?? (complete ? [] : null)),
  }));
}

/** A kernel without IPv6 has no table for it. */
function readOptional(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** The names of the users whom this system knows by itself; a directory of users elsewhere is not asked. */
function userNames(): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of readOptional('/etc/passwd').split('\n')) {
    const [name, , uid] = line.split(':');
    if (name !== undefined && uid !== undefined) names.set(Number(uid), name);
  }
  return names;
}
