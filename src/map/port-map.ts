import { type HeldRangeKind, highestPort, type PortRange, type Protocol } from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';
import { messagesFor } from '../core/messages';
import { PortReservations } from '../core/port-reservations';
import { byHolder, describeHolder } from '../core/socket-holders';

/** What a port can be on the map; where it is several, the first of these. */
export const mapKinds = [
  'used',
  'runtime',
  'reservation',
  'administered',
  'foreign',
  'privileged',
  'dynamicRange',
  'free',
] as const;
export type MapKind = (typeof mapKinds)[number];

/** A block on the map. */
export interface MapRange extends PortRange {
  readonly kind: Exclude<MapKind, 'free'>;
  /** Who has a used port open, for people; null for every other kind. */
  readonly owner: string | null;
}

/** All ports of one protocol: blocks, of which several may hold the same port. */
export interface PortMap {
  readonly protocol: Protocol;
  /** In the order of their start ports. */
  readonly ranges: readonly MapRange[];
}

/** Draws what is known of every port of a protocol. */
export async function drawPortMap(
  protocol: Protocol,
  reservations: PortReservations = new PortReservations(),
): Promise<PortMap> {
  const first = await reservations.firstUnprivilegedPort();
  const ranges: MapRange[] = [
    ...usedPorts(await reservations.sockets(protocol), reservations.locale),
    ...(await reservations.heldRanges({ protocol })).map((held) => range(held, held.kind)),
    ...(first > 1 ? [range({ startPort: 1, numberOfPorts: first - 1 }, 'privileged')] : []),
    range(await reservations.dynamicRange(protocol), 'dynamicRange'),
  ];
  return { protocol, ranges: ranges.sort((a, b) => a.startPort - b.startPort) };
}

/** The kind of each port, by its number: what matters most where it is several things. */
export function kindsByPort({ ranges }: PortMap): MapKind[] {
  const kinds = Array.from({ length: highestPort + 1 }, (): MapKind => 'free');
  const weakestFirst = [...mapKinds].reverse();
  for (const kind of weakestFirst) {
    for (const { startPort, numberOfPorts, kind: own } of ranges) {
      if (own === kind) kinds.fill(kind, startPort, startPort + numberOfPorts);
    }
  }
  return kinds;
}

function usedPorts(sockets: readonly OpenSocket[], locale: string): MapRange[] {
  const ports = new Map<number, OpenSocket[]>();
  for (const socket of sockets) {
    if (socket.state === 'closing') continue;
    const known = ports.get(socket.port);
    if (known === undefined) ports.set(socket.port, [socket]);
    else known.push(socket);
  }
  const messages = messagesFor(locale);
  return [...ports].map(([startPort, onPort]) => ({
    startPort,
    numberOfPorts: 1,
    kind: 'used',
    owner: byHolder(onPort)
      .map((holding) => describeHolder(holding, messages))
      .join('; '),
  }));
}

function range(
  { startPort, numberOfPorts }: PortRange,
  kind: HeldRangeKind | 'privileged' | 'dynamicRange',
): MapRange {
  return { startPort, numberOfPorts, kind, owner: null };
}
