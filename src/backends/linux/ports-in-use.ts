import { readFileSync } from 'node:fs';
import { endPortOf, type PortRange, type Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { bindPort } from '../sockets/bind-port';
import type { Tracer } from './tracer';

const timeWait = '06';

/**
 * The lowest port of the block on which a socket of this protocol sits, or undefined. The kernel's tables are asked
 * first; the ports that are not in them are then tried one by one, because the tables lack sockets that are bound
 * and idle. Where such a socket has set SO_REUSEADDR, nothing tells of it.
 */
export async function firstPortInUse(
  protocol: Protocol,
  range: PortRange,
  tracer: Tracer,
): Promise<number | undefined> {
  const listed = listedPorts(protocol, tracer);
  for (let port = range.startPort; port <= endPortOf(range); port++) {
    if (listed.has(port)) return port;
  }
  for (let port = range.startPort; port <= endPortOf(range); port++) {
    if (!(await canBeBound(protocol, port))) {
      tracer.failed('bind', Win32.WSAEADDRINUSE, `${protocol} port ${port}, which no table lists`);
      return port;
    }
  }
  tracer.succeeded(
    'bind',
    `${range.numberOfPorts} ${protocol} ports, one after another, to see that they are free`,
  );
  return undefined;
}

/** Connections that linger in TIME_WAIT hold up nobody. */
function listedPorts(protocol: Protocol, tracer: Tracer): Set<number> {
  const ports = new Set<number>();
  for (const file of [`/proc/net/${protocol}`, `/proc/net/${protocol}6`]) {
    const text = tracer.call(`read ${file}`, () => readTable(file));
    for (const line of text.split('\n').slice(1)) {
      const [, local, , state] = line.trim().split(/\s+/);
      if (local !== undefined && state !== timeWait)
        ports.add(Number.parseInt(local.split(':')[1] ?? '', 16));
    }
  }
  return ports;
}

/** A kernel without IPv6 has no table for it. */
function readTable(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Whether the port is free on every address, as far as binding it for a moment tells. */
async function canBeBound(protocol: Protocol, port: number): Promise<boolean> {
  for (const everyAddress of ['::', '0.0.0.0']) {
    try {
      await (await bindPort[protocol](everyAddress, port)).close();
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') return false;
      const withoutIPv6 = code === 'EAFNOSUPPORT' || code === 'EADDRNOTAVAIL';
      if (!withoutIPv6) throw error;
    }
  }
  return true;
}
