import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../test/support/build';
import { insideOwnPorts } from '../../test/support/own-ports';

/** Where the demonstration happens, and in which words to say so. */
export interface Stage {
  readonly backend: 'windows' | 'linux' | 'memory';
  /** The command in which each part runs. */
  readonly inside: readonly string[];
  readonly announcement: string;
}

/** The machine's own backend, where its reservations can be made without harm; otherwise memory. */
export function chooseStage(): Stage {
  if (process.platform === 'win32') {
    if (!existsSync(join(root, 'dotnet-shim', 'bin', 'shim'))) {
      return onMemory('the shim takes the .NET SDK 10, and there is none on PATH');
    }
    return isElevated()
      ? { backend: 'windows', inside: [], announcement: "Windows' own reservations, through iphlpapi" }
      : onMemory('creating a reservation on Windows needs an elevated session, and this one is not');
  }
  if (process.platform !== 'linux') return onMemory(`there is no backend for ${process.platform}`);
  return insideOwnPorts.length > 0
    ? {
        backend: 'linux',
        inside: insideOwnPorts,
        announcement:
          "the Linux kernel's list of reserved ports, in a network namespace of the demonstration's own",
      }
    : onMemory(
        'a network namespace cannot be made here (unshare, ip, and root or user namespaces are needed)',
      );
}

function onMemory(reason: string): Stage {
  return { backend: 'memory', inside: [], announcement: `memory only, because ${reason}` };
}

function isElevated(): boolean {
  const net = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'net.exe');
  return spawnSync(net, ['session'], { stdio: 'ignore' }).status === 0;
}
