import { once } from 'node:events';
import * as net from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import { securityModule } from './refusals';
import { win32Code } from './win32-code';

/** The abstract Unix socket whose listener holds the lock: one in each network namespace, as the kernel's list is. */
const lockName = 'port-reservation.lock';

/**
 * Padded to the whole of `sun_path`: up to Node 20, libuv pads an abstract name with NULs itself, later it does not, and
 * a name of another length is another lock.
 */
const address = `\0${lockName}`.padEnd(108, '\0');

/** How long to wait for another process before giving up, in milliseconds. */
const defaultTimeLimit = 10_000;

/** How long to pause, in milliseconds, after a connection that was no good for waiting. */
const pause = { first: 1, longest: 20 };

/** What became of an attempt to wait by a connection to the holder. */
type Wait = 'released' | 'closed at once' | { readonly refused: string };

/**
 * Does the work while no other process of this network namespace does any. The kernel frees the lock when its holder
 * dies, however it dies. Those who wait hold a connection to the holder and try again when it closes.
 *
 * @throws {@link LinuxFailure} with ERROR_TIMEOUT; or with ERROR_ACCESS_DENIED where this process may not use the lock.
 */
export async function withLock<T>(work: () => Promise<T>, timeLimit = defaultTimeLimit): Promise<T> {
  const release = await acquire(timeLimit);
  try {
    // All that follows may be done without waiting once: timers, signals and the end of input get their turn here.
    await setImmediate();
    return await work();
  } finally {
    release();
  }
}

async function acquire(timeLimit: number): Promise<() => void> {
  const end = performance.now() + timeLimit;
  let refused: string | undefined;
  for (let quickEnds = 0; ; ) {
    const release = await tryToListen();
    if (release !== undefined) return release;
    if (performance.now() >= end) throw heldTooLong(timeLimit, refused);
    const wait = await waitForRelease(end - performance.now());
    refused = typeof wait === 'object' ? wait.refused : undefined;
    quickEnds = wait === 'released' ? 0 : quickEnds + 1;
    if (quickEnds > 0) await setTimeout(Math.random() * pauseAfter(quickEnds));
  }
}

/** Whoever takes the name and lets nobody wait costs those who would wait no more than a few attempts a second. */
function pauseAfter(quickEnds: number): number {
  return 2 * Math.min(pause.longest, pause.first * 2 ** Math.min(quickEnds, 10));
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
    throw mayNotLock(error as NodeJS.ErrnoException);
  }
  return () => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
}

/** Waits on a connection to the holder until that ends it or the time is over. */
async function waitForRelease(milliseconds: number): Promise<Wait> {
  const began = performance.now();
  const socket = net.connect({ path: address });
  let refused: string | undefined;
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EACCES' || code === 'EPERM') refused = code;
  });
  const timer = globalThis.setTimeout(() => socket.destroy(), milliseconds);
  await new Promise<void>((resolve) => socket.resume().once('close', () => resolve()));
  clearTimeout(timer);
  if (refused !== undefined) return { refused };
  return performance.now() - began < pause.longest / 4 ? 'closed at once' : 'released';
}

function heldTooLong(timeLimit: number, refused: string | undefined): LinuxFailure {
  const seconds = timeLimit / 1000;
  return new LinuxFailure(Win32.ERROR_TIMEOUT, ({ lock }) =>
    refused === undefined
      ? lock.heldTooLong(lockName, seconds)
      : lock.heldAndUnreachable(lockName, seconds, refused),
  );
}

function mayNotLock(error: NodeJS.ErrnoException): LinuxFailure {
  const { code = '' } = error;
  const errno = code === 'EAFNOSUPPORT' ? Win32.ERROR_ACCESS_DENIED : win32Code(error);
  return new LinuxFailure(
    errno,
    (say) => {
      const why = code === 'EAFNOSUPPORT' ? say.lock.noUnixSockets : say.lock.notAllowed(securityModule(say));
      return code === 'EMFILE' || code === 'ENFILE'
        ? say.refusal.tooManyFiles(`@${lockName}`, code)
        : say.lock.refused(lockName, code, why);
    },
    { cause: error },
  );
}
