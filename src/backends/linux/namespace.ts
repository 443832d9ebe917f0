import * as fs from 'node:fs';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';

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
 * @throws {@link LinuxFailure} with ERROR_NOT_SUPPORTED where the system does not tell.
 */
export function currentNamespace(): Namespace {
  try {
    return {
      bootId: fs.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(),
      inode: String(fs.statSync('/proc/self/ns/net', { bigint: true }).ino),
      isHosts: fs.existsSync(hostsOwnSysctl),
    };
  } catch (cause) {
    const message = `The Linux backend needs Linux with /proc mounted: ${(cause as Error).message}.`;
    throw new LinuxFailure(Win32.ERROR_NOT_SUPPORTED, message, { cause });
  }
}

/** What names the namespace in file names and tokens: never the same for two namespaces at once, or for two boots. */
export function namespaceKey({ bootId, inode }: Namespace): string {
  return `${bootId}-${inode}`;
}
