import { isBadPort } from '../contract/bad-ports';
import { endPortOf, highestPort, type PortRange, type Protocol } from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { PortReservations } from '../core/port-reservations';
import { freeMessagesFor } from './messages';
import { type CheckedOptions, checkOptions, type FreePortsOptions } from './options';
import { PortMap } from './port-map';

/** A block of ports that nobody holds and nobody uses. */
export interface FreePorts extends PortRange {
  /** The last port of the block. */
  readonly endPort: number;
}

/**
 * Finds the lowest block of consecutive free ports: in no held range, with no socket of either address family, outside the
 * dynamic range and the ports that browsers refuse; and each port can really be bound, which is tried.
 *
 * It is free when it is found, and somebody may be quicker: {@link reserveFreePorts} keeps it for you.
 *
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER; ERROR_NOT_FOUND where there is no such block; or the
 * code with which the system refused to tell what it holds.
 *
 * @example
 * ```ts
 * const { startPort } = await findFreePorts({ preferred: [3000, 3001], from: 3000, to: 3999 });
 * server.listen(startPort);
 * ```
 */
export async function findFreePorts(options: FreePortsOptions = {}): Promise<FreePorts> {
  const { reservations = new PortReservations() } = options;
  const { locale } = reservations;
  const checked = checkOptions(options, await reservations.firstUnprivilegedPort(), locale);
  const { numberOfPorts, from, to } = checked;
  const map = await drawMap(reservations, checked);
  for (const startPort of candidates(checked, map)) {
    const block = { startPort, numberOfPorts };
    const refused = await firstRefused(block, checked.protocols, reservations);
    if (refused === undefined) return { ...block, endPort: endPortOf(block) };
    map.take({ startPort: refused, numberOfPorts: 1 });
  }
  throw new PortReservationError(freeMessagesFor(locale).noneFree(numberOfPorts, from, to), {
    errno: Win32.ERROR_NOT_FOUND,
    syscall: 'findFreePorts',
    numberOfPorts,
  });
}

/** Everything that is known to be taken, before any port is tried. */
async function drawMap(reservations: PortReservations, options: CheckedOptions): Promise<PortMap> {
  const map = new PortMap();
  for (const port of options.exclude) map.take(single(port));
  for (const protocol of options.protocols) {
    for (const held of await reservations.heldRanges({ protocol })) map.take(held);
    if (!options.allowDynamicRange) map.take(await reservations.dynamicRange(protocol));
    for (const { port, state } of await knownSockets(reservations, protocol)) {
      if (state !== 'closing') map.take(single(port));
    }
  }
  const tcp = options.protocols.includes('tcp');
  for (let port = 1; tcp && !options.allowBadPorts && port <= highestPort; port++) {
    if (isBadPort(port)) map.take(single(port));
  }
  return map;
}

/** Where the system's table cannot be read, the trial of each port has to do. */
async function knownSockets(reservations: PortReservations, protocol: Protocol): Promise<OpenSocket[]> {
  try {
    return await reservations.sockets(protocol);
  } catch {
    return [];
  }
}

/** The start ports of blocks that the map has as free at each moment: the preferred ones, then the others, lowest first. */
function* candidates(
  { preferred, numberOfPorts, from, to }: CheckedOptions,
  map: PortMap,
): Generator<number> {
  for (const startPort of preferred) {
    if (map.isFree({ startPort, numberOfPorts })) yield startPort;
  }
  let next = map.nextFree(from, to, numberOfPorts);
  while (next !== undefined) {
    yield next;
    next = map.nextFree(next, to, numberOfPorts);
  }
}

/** The first port of the block that cannot be bound, whatever the system's reason. */
async function firstRefused(
  block: PortRange,
  asked: readonly Protocol[],
  reservations: PortReservations,
): Promise<number | undefined> {
  for (let port = block.startPort; port <= endPortOf(block); port++) {
    for (const protocol of asked) {
      if ((await reservations.tryBind(protocol, port)) !== 0) return port;
    }
  }
  return undefined;
}

function single(port: number): PortRange {
  return { startPort: port, numberOfPorts: 1 };
}
