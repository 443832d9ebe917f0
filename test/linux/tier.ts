import { spawnSync } from 'node:child_process';
import { insideNamespace } from '../support/linux-namespace';
import type { Tier } from '../support/tier';
import { installNodes } from './nodes/install';

export const tier: Tier = {
  name: 'linux',
  proves:
    "the Linux backend on this kernel's own list, in a network namespace made for the tests; not a real restart of the machine",
  unavailable: whyUnavailable,
  setUp: async () => installNodes(),
  inside: insideNamespace,
};

function whyUnavailable(): string | undefined {
  if (process.platform !== 'linux') return 'it needs Linux';
  const [program, ...args] = [...insideNamespace, 'test', '-w', '/proc/sys/net/ipv4/ip_local_reserved_ports'];
  const { status, error, stderr } = spawnSync(program as string, args, { encoding: 'utf8' });
  if (status === 0) return undefined;
  const reason = error?.message ?? stderr.trim();
  return `it needs a network namespace of its own (unshare of util-linux, ip of iproute2, and root or unprivileged user namespaces): ${reason}`;
}
