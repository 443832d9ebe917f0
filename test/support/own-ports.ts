import { spawnSync } from 'node:child_process';
import { insideNamespace } from './linux-namespace';

/**
 * A command that gives the one after it all ports to itself, where this machine allows it: tests that bind fixed
 * ports then meet nobody else's sockets. Elsewhere the empty command, and the machine's own ports.
 */
export const insideOwnPorts: readonly string[] = namespacesAreAllowed() ? insideNamespace : [];

function namespacesAreAllowed(): boolean {
  const [program, ...args] = [...insideNamespace, 'true'];
  return process.platform === 'linux' && spawnSync(program as string, args, { stdio: 'ignore' }).status === 0;
}
