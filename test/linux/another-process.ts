import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import type { Namespace } from '../../src/backends/linux/namespace';
import type { PortRange, Protocol } from '../../src/contract/reservation';
import { insideNamespace } from '../support/linux-namespace';
import { compiled } from './compiled';

/** One call that another process is to make. */
export interface Request {
  readonly stateDirectory: string;
  readonly method: 'create' | 'delete' | 'lookup' | 'heldRanges' | 'restore' | 'sockets';
  readonly protocol: Protocol;
  readonly range: PortRange;
  /** What the process takes for true instead of what it finds: another boot, the host's own namespace. */
  readonly namespace?: Partial<Namespace>;
  /** The process kills itself, by SIGKILL, as soon as it has made so many calls to the system. */
  readonly killedAfterCalls?: number;
}

/** How the call ended. Tokens are decimal strings. */
export interface Outcome {
  readonly value?: unknown;
  readonly errno?: number;
  /** How many calls to the system it took. */
  readonly calls: number;
}

/** How the process is started. */
export interface Surroundings {
  readonly uid?: number;
  /** A shell command that runs in a network namespace of its own before the call does. */
  readonly newNamespaceWith?: string;
  /** What strace does to its calls to the system: `rename:error=EIO:when=2`, `fsync:signal=KILL:when=1`. */
  readonly injected?: string;
}

/** The outcome of a call in a process of its own; undefined where the process was killed. */
export async function inAnotherProcess(
  request: Request,
  { uid, newNamespaceWith, injected }: Surroundings = {},
): Promise<Outcome | undefined> {
  const script = [process.execPath, compiled(path.join(__dirname, 'one-call.ts')), JSON.stringify(request)];
  const prepared = ['sh', '-c', `${newNamespaceWith} && exec "$@"`, 'sh'];
  const strace = ['strace', '-f', '-qqq', '-o', '/dev/null', '-e', `inject=${injected}`];
  const command = [
    ...(newNamespaceWith === undefined ? [] : [...insideNamespace, ...prepared]),
    ...(injected === undefined ? [] : strace),
    ...script,
  ];
  const [program, ...args] = command as [string, ...string[]];
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal === 'SIGKILL') return undefined;
  if (status !== 0) throw new Error(`The other process ended with status ${status}, signal ${signal}.`);
  return JSON.parse(output) as Outcome;
}
