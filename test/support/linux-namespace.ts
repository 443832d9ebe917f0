import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { reservedPortsFile } from '../../src/backends/linux/kernel-list';
import { LinuxBackend, type LinuxBackendOptions } from '../../src/backends/linux/linux-backend';
import { currentNamespace } from '../../src/backends/linux/namespace';
import type { Protocol } from '../../src/contract/reservation';
import { occupyWithSocket } from './occupy';

/** The Linux backend on the real kernel: the list and the store are empty at first. */
export interface LinuxSubject {
  readonly backend: LinuxBackend;
  /** The folder of the store, which anybody may enter. */
  readonly stateDirectory: string;
  occupy(protocol: Protocol, port: number): Promise<() => Promise<void>>;
  dispose(): Promise<void>;
}

/** A Linux backend in this process's network namespace, which must be one made for the tests. */
export function freshLinuxBackend(options: LinuxBackendOptions = {}): LinuxSubject {
  setKernelList('');
  const stateDirectory = temporaryStateDirectory();
  return {
    backend: new LinuxBackend({ stateDirectory, ...options }),
    stateDirectory,
    occupy: occupyWithSocket,
    async dispose() {
      setKernelList('');
      fs.rmSync(stateDirectory, { recursive: true });
    },
  };
}

/** A new empty folder for a store. Anybody may enter it, as with the system's own. */
export function temporaryStateDirectory(): string {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'port-reservation-linux-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** The kernel's list as it prints it. */
export function kernelList(): string {
  const fd = fs.openSync(reservedPortsFile, 'r');
  try {
    const buffer = Buffer.alloc(512 * 1024);
    return buffer.toString('latin1', 0, fs.readSync(fd, buffer, 0, buffer.length, 0)).trim();
  } finally {
    fs.closeSync(fd);
  }
}

/** Makes the kernel's list exactly this, as another program would: in pieces that one write takes. */
export function setKernelList(list: string): void {
  if (currentNamespace().isHosts) {
    throw new Error("This would change the machine's own list: run it as the tier 'linux' does.");
  }
  const fd = fs.openSync(reservedPortsFile, 'w');
  try {
    fs.writeSync(fd, '\n', 0);
    for (const piece of list.match(/.{1,3000}(?:,|$)/g) ?? []) fs.writeSync(fd, piece.replace(/,$/, ''), 1);
  } finally {
    fs.closeSync(fd);
  }
}

const asRoot = process.geteuid?.() === 0;

/**
 * A command that runs the one after it in a network namespace of its own, with a loopback interface: by root's right
 * or, for anybody else, in a user namespace where that user is root.
 */
export const insideNamespace: readonly string[] = [
  'unshare',
  asRoot ? '-n' : '-Urn',
  'sh',
  '-c',
  'ip link set lo up && exec "$@"',
  'sh',
];
