import * as fs from 'node:fs';
import * as path from 'node:path';
import type { SocketProcess } from '../../contract/usage';

/** Which processes have which sockets open, as far as this process may see. */
export interface SocketProcesses {
  readonly byInode: ReadonlyMap<string, readonly SocketProcess[]>;
  /** Whether every process could be looked into, so that a socket without one has none. */
  readonly complete: boolean;
}

/** What Node calls its main thread, and with it the process, in its later versions. */
const nodesMainThread = /MainThread$/;

/**
 * Looks through the open files of every process for these sockets. A process that ends meanwhile is passed over. What
 * belongs to another user is open to root alone; with `hidepid` such a process is not even listed, so that only root's
 * look counts as complete.
 */
export function findSocketProcesses(inodes: ReadonlySet<string>): SocketProcesses {
  const byInode = new Map<string, SocketProcess[]>();
  let complete = process.geteuid?.() === 0;
  for (const pid of inodes.size === 0 ? [] : processIds()) {
    const found = openSockets(pid, inodes);
    if (found === 'hidden') complete = false;
    else if (found.size > 0) {
      const owner = { pid: Number(pid), name: nameOf(pid) };
      for (const inode of found) byInode.set(inode, [...(byInode.get(inode) ?? []), owner]);
    }
  }
  return { byInode, complete };
}

function processIds(): string[] {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** Those of the sockets that the process has open. */
function openSockets(pid: string, inodes: ReadonlySet<string>): ReadonlySet<string> | 'hidden' {
  const folder = `/proc/${pid}/fd`;
  const found = new Set<string>();
  try {
    for (const file of fs.readdirSync(folder)) {
      const inode = socketInode(`${folder}/${file}`);
      if (inode !== undefined && inodes.has(inode)) found.add(inode);
    }
    return found;
  } catch (error) {
    return isGone(error) ? found : 'hidden';
  }
}

/** The inode of an open file that is a socket: the link reads `socket:[12345]`. */
function socketInode(link: string): string | undefined {
  try {
    const target = fs.readlinkSync(link);
    return target.startsWith('socket:[') ? target.slice('socket:['.length, -1) : undefined;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function nameOf(pid: string): string | null {
  try {
    const name = fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return nodesMainThread.test(name) ? path.basename(fs.readlinkSync(`/proc/${pid}/exe`)) : name;
  } catch {
    return null;
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ESRCH';
}
