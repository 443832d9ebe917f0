import { once } from 'node:events';
import * as net from 'node:net';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';

/** The abstract Unix socket whose listener holds the lock: one in each network namespace, as the kernel's list is. */
const lockName = 'port-reservation.lock';

/**
 * Padded to the whole of `sun_path`: up to Node 20, libuv pads an abstract name with NULs itself, later it does not, and
 * a name of another length is another lock.
 */
const address = `\0${lockName}`.padEnd(108, '\0');

/** How long to wait for another process before giving up, in milliseconds. */
const defaultPatience = 10_000;

/**
 * Does the work while no other process of this network namespace does any. The kernel frees the lock when its holder
 * dies, however it dies. Those who wait hold a connection to the holder and try again when it closes.
 *
 * @throws {@link LinuxFailure} with ERROR_TIMEOUT.
 */
export async function withLock<T>(work: () => Promise<T>, patience = defaultPatience): Promise<T> {
  const release = await acquire(AbortSignal.timeout(patience), patience);
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(timeout: AbortSignal, patience: number): Promise<() => void> {
  for (;;) {
    const release = await tryToListen();
    if (release !== undefined) return release;
    if (timeout.aborted) throw heldTooLong(patience);
    await untilReleased(timeout);
  }
}

/** Answers how to release the lock, or undefined where somebody else has it. */
async function tryToListen(): Promise<(() => void) | undefined> {
  const waiting = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    waiting.add(socket.on('error', () => socket.destroy()).on('close', () => waiting.delete(socket)));
  });
  server.listen({ path: address, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
  return () => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
}

async function untilReleased(timeout: AbortSignal): Promise<void> {
  const socket = net.connect({ path: address });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const giveUp = () => socket.destroy();
  timeout.addEventListener('abort', giveUp);
  // A refused connection is a lock that has just been released: the 'close' that follows says so.
  socket.on('error', () => {}).resume();
  await closed;
  timeout.removeEventListener('abort', giveUp);
}

function heldTooLong(patience: number): LinuxFailure {
  return new LinuxFailure(
    Win32.ERROR_TIMEOUT,
    `Another process has kept the lock, the abstract Unix socket @${lockName}, for more than ${patience / 1000} s. ` +
      `'ss -xlp' shows who listens on it.`,
  );
}
