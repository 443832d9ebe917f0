import * as fs from 'node:fs';
import { Win32 } from '../../contract/win32';
import { reservedPortsFile } from './kernel-list';
import { LinuxFailure } from './linux-failure';
import { accessCode, unreadable } from './refusals';

/** The network namespace whose list the kernel keeps for us, during this boot. */
export interface Namespace {
  /** The kernel's identifier of this boot, new after each restart. */
  readonly bootId: string;
  /** The namespace's inode: unique while it lives, and given to another one soon after. */
  readonly inode: string;
  /** Whether it is the machine's own one, which lives as long as the boot and whose reservations survive a restart. */
  readonly isHosts: boolean;
}

/** A sysctl that the kernel shows in the namespace it booted with and in no other. */
const hostsOwnSysctl = '/proc/sys/net/core/netdev_budget';

/**
 * The namespace that this process is in.
 *
 * @throws {@link LinuxFailure} with ERROR_NOT_SUPPORTED where the system does not tell, ERROR_ACCESS_DENIED where it
 * does not let this process look.
 */
export function currentNamespace(): Namespace {
  const bootIdFile = '/proc/sys/kernel/random/boot_id';
  return {
    bootId: look(bootIdFile, () => fs.readFileSync(bootIdFile, 'latin1').trim()),
    inode: look('/proc/self/ns/net', () => String(fs.statSync('/proc/self/ns/net', { bigint: true }).ino)),
    isHosts: look(hostsOwnSysctl, () => fs.statSync(hostsOwnSysctl, { throwIfNoEntry: false }) !== undefined),
  };
}

/**
 * What tells this namespace from a later one with the same inode while the kernel remembers having looked up its list:
 * inodes of procfs are numbered one after another and kept with the namespace, until memory is short.
 */
export function namespaceMark(): string {
  return look(reservedPortsFile, () => {
    const { dev, ino } = fs.statSync(reservedPortsFile, { bigint: true });
    return `${dev}:${ino}`;
  });
}

function look<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const code = accessCode(cause);
    if (code === Win32.ERROR_ACCESS_DENIED) throw unreadable(path, cause);
    throw new LinuxFailure(
      Win32.ERROR_NOT_SUPPORTED,
      (say) => say.namespace.unknown((cause as Error).message),
      {
        cause,
      },
    );
  }
}

/** What names the namespace in file names and tokens: never the same for two namespaces at once, or for two boots. */
export function namespaceKey({ bootId, inode }: Namespace): string {
  return `${bootId}-${inode}`;
}
