import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { endPortOf, type PortRange, type Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { tryBind } from '../sockets/try-bind';
import { tryTcpBind } from '../sockets/try-tcp-bind';
import { LinuxFailure } from './linux-failure';
import { readFirstUnprivilegedPort } from './port-settings';
import { hasCapability, securityModule, unreadable } from './refusals';
import type { Tracer } from './tracer';

const timeWait = '06';

/** CAP_NET_BIND_SERVICE of linux/capability.h. */
const bindService = 10;

/** So many ports are tried before timers, signals and input get their turn. */
const portsAtATime = 256;

/**
 * The lowest port of the block on which a socket of this protocol sits, or undefined. The kernel's tables are asked
 * first. They have every UDP socket; of TCP they lack those that are bound and idle, so the ports that are not in them
 * are then tried one by one. Where such a socket has set SO_REUSEADDR, nothing tells of it.
 */
export async function firstPortInUse(
  protocol: Protocol,
  range: PortRange,
  tracer: Tracer,
): Promise<number | undefined> {
  const tables = readTables(protocol, tracer);
  const listed = listedPorts(tables);
  for (let port = range.startPort; port <= endPortOf(range); port++) {
    if (listed.has(port)) return port;
  }
  if (protocol === 'udp' && tables.length > 0) return undefined;
  for (let port = range.startPort; port <= endPortOf(range); port++) {
    const errno = protocol === 'tcp' ? tryTcpBind(port) : await tryBind(protocol, port);
    if (errno === Win32.WSAEADDRINUSE) {
      tracer.failed('bind', errno, `${protocol} port ${port}, which no table lists`);
      return port;
    }
    if (errno !== 0) throw mayNotTry(protocol, port, errno, tracer);
    if ((port - range.startPort) % portsAtATime === portsAtATime - 1) await setImmediate();
  }
  tracer.succeeded(
    'bind',
    `${range.numberOfPorts} ${protocol} ports, one after another, to see that they are free`,
  );
  return undefined;
}

/** Connections that linger in TIME_WAIT hold up nobody. */
function listedPorts(tables: readonly string[]): Set<number> {
  const ports = new Set<number>();
  for (const line of tables.flatMap((text) => text.split('\n').slice(1))) {
    const [, local, , state] = line.trim().split(/\s+/);
    if (local !== undefined && state !== timeWait) {
      ports.add(Number.parseInt(local.split(':')[1] ?? '', 16));
    }
  }
  return ports;
}

/** Those of IPv4 and IPv6, as far as this kernel has them and this process is shown them. */
function readTables(protocol: Protocol, tracer: Tracer): string[] {
  const files = [`/proc/self/net/${protocol}`, `/proc/self/net/${protocol}6`];
  return files.flatMap((file) => tracer.call(`read ${file}`, () => readTable(file)));
}

function readTable(file: string): string[] {
  try {
    return [readFileSync(file, 'latin1')];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(file, error);
  }
}

function mayNotTry(protocol: Protocol, port: number, errno: number, tracer: Tracer): LinuxFailure {
  if (errno === Win32.WSAEMFILE) {
    return new LinuxFailure(Win32.ERROR_TOO_MANY_OPEN_FILES, (say) =>
      say.refusal.tooManyFiles(`${protocol} port ${port}`, 'EMFILE'),
    );
  }
  if (errno !== Win32.WSAEACCES) {
    return new LinuxFailure(errno, (say) => say.refusal.portFailed(protocol, port, errno));
  }
  const first = readFirstUnprivilegedPort(tracer);
  return new LinuxFailure(Win32.ERROR_ACCESS_DENIED, (say) =>
    port < first && !hasCapability(bindService)
      ? say.refusal.privilegedPort(protocol, port, first)
      : say.refusal.port(protocol, port, securityModule(say)),
  );
}
