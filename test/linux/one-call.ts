/**
 * Makes one call of a Linux backend in a process of its own, as the request in the first argument says, and prints
 * the outcome as one line of JSON.
 */

import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { currentNamespace } from '../../src/backends/linux/namespace';
import { NativeFailure } from '../../src/contract/backend';
import type { Outcome, Request } from './another-process';

async function main(): Promise<void> {
  const request = JSON.parse(process.argv[2] as string) as Request;
  let calls = 0;
  const backend = new LinuxBackend(
    {
      stateDirectory: request.stateDirectory,
      onNativeCall: () => {
        calls += 1;
        if (calls === request.killedAfterCalls) process.kill(process.pid, 'SIGKILL');
      },
    },
    () => ({ ...currentNamespace(), ...request.namespace }),
  );
  const outcome = await attempt(backend, request);
  process.stdout.write(
    JSON.stringify({ ...outcome, calls }, (_key, value) => (typeof value === 'bigint' ? `${value}` : value)),
  );
}

async function attempt(backend: LinuxBackend, request: Request): Promise<Pick<Outcome, 'value' | 'errno'>> {
  try {
    return { value: await call(backend, request) };
  } catch (error) {
    if (error instanceof NativeFailure) return { errno: error.errno };
    throw error;
  }
}

function call(backend: LinuxBackend, { method, protocol, range }: Request): Promise<unknown> {
  switch (method) {
    case 'lookup':
      return backend.lookup(protocol, [range]);
    case 'heldRanges':
      return backend.heldRanges(protocol);
    case 'restore':
      return backend.restore();
    default:
      return backend[method](protocol, range);
  }
}

void main();
