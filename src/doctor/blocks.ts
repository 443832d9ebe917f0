import { randomInt } from 'node:crypto';
import { bindPort } from '../backends/sockets/bind-port';
import { endPortOf, overlaps, type PortRange, type Protocol } from '../contract/reservation';
import type { PortReservations } from '../core/port-reservations';

/** Above the ports of well-known services and below those that Windows and Linux hand out by themselves. */
const lowest = 10_000;
const highest = 32_000;

/** Few enough to be used up at once, and an odd number, which hardly anybody reserves. */
const numberOfPorts = 5;

/** A block at a random place, that is to say most probably nobody's. */
export function randomBlock(): PortRange {
  return { startPort: randomInt(lowest, highest), numberOfPorts };
}

/**
 * Two blocks that the system does not hold back, that meet nothing it does, and whose ports can all be bound at this
 * moment; undefined after too many attempts at random places.
 */
export async function twoFreeBlocks(
  protocol: Protocol,
  reservations: PortReservations,
  attempts: number,
): Promise<[PortRange, PortRange] | undefined> {
  const held: PortRange[] = await reservations.heldRanges();
  const found: PortRange[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const block = randomBlock();
    const apart = ![...held, ...found].some((range) => overlaps(withMargin(range), block));
    if (apart && (await isFree(protocol, block))) found.push(block);
    const [first, second] = found;
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return undefined;
}

/** Neighbours are merged in some systems' lists, and a merged row would say nothing of ours. */
function withMargin({ startPort, numberOfPorts: count }: PortRange): PortRange {
  return { startPort: startPort - 1, numberOfPorts: count + 2 };
}

async function isFree(protocol: Protocol, block: PortRange): Promise<boolean> {
  for (let port = block.startPort; port <= endPortOf(block); port++) {
    try {
      await (await bindPort[protocol]('0.0.0.0', port)).close();
    } catch {
      return false;
    }
  }
  return true;
}
