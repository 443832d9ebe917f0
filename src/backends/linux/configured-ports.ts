import * as fs from 'node:fs';
import * as path from 'node:path';
import { PortSet } from './port-set';
import { unreadable } from './refusals';

/** Where systemd and procps look for settings of the kernel (sysctl.d(5), sysctl(8)). */
const folders = [
  '/etc/sysctl.d',
  '/run/sysctl.d',
  '/usr/local/lib/sysctl.d',
  '/usr/lib/sysctl.d',
  '/lib/sysctl.d',
];
const files = ['/etc/sysctl.conf'];

/** A line that sets the list, in either spelling; the `-` before it says that a failure does not matter. */
const setting = /^\s*-?\s*net[./]ipv4[./]ip_local_reserved_ports\s*=\s*(.*?)\s*$/gm;

/** A file of the system's configuration that names ports for the kernel's list. */
export interface ConfiguredPorts {
  readonly file: string;
  readonly ports: PortSet;
}

/**
 * The files that name ports for the kernel's list, with all that each names. Which of them wins does not matter here:
 * what is on the list and named anywhere is somebody else's.
 */
export function findConfiguredPorts(
  inFolders: readonly string[] = folders,
  inFiles: readonly string[] = files,
): ConfiguredPorts[] {
  const found = [...inFolders.flatMap(confFiles), ...inFiles];
  return found.flatMap((file) => {
    const ports = portsNamedIn(file);
    return ports.isEmpty ? [] : [{ file, ports }];
  });
}

/** All that the system's configuration names. */
export function configuredPorts(): PortSet {
  return findConfiguredPorts().reduce((all, { ports }) => all.union(ports), PortSet.empty);
}

function confFiles(folder: string): string[] {
  const names = ifThere(folder, () => fs.readdirSync(folder)) ?? [];
  return names.filter((name) => name.endsWith('.conf')).map((name) => path.join(folder, name));
}

function portsNamedIn(file: string): PortSet {
  const text = ifThere(file, () => fs.readFileSync(file, 'utf8')) ?? '';
  let ports = PortSet.empty;
  for (const [, value = ''] of text.matchAll(setting)) ports = ports.union(parseLeniently(value));
  return ports;
}

/** What the kernel would refuse, it has not put on its list. */
function parseLeniently(value: string): PortSet {
  try {
    return PortSet.parse(value);
  } catch {
    return PortSet.empty;
  }
}

function ifThere<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}
