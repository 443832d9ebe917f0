import type { HeldRange } from '../contract/reservation';
import { highestPort, type PortRange, type Protocol } from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';
import type { PortReservations } from '../core/port-reservations';

/** What the system told about some ports of one protocol; undefined is what it did not tell. */
export interface Sight {
  readonly sockets: readonly OpenSocket[] | undefined;
  readonly heldRanges: readonly HeldRange[] | undefined;
  readonly dynamicRange: PortRange | undefined;
  readonly firstUnprivilegedPort: number;
  /** Why it did not tell, one sentence for each. */
  readonly notSeen: readonly string[];
}

/** Asks the system once about all of these ports. */
export async function look(
  reservations: PortReservations,
  protocol: Protocol,
  ports: readonly number[],
): Promise<Sight> {
  const notSeen: string[] = [];
  const orReason = async <T>(answer: Promise<T>): Promise<T | undefined> => {
    try {
      return await answer;
    } catch (error) {
      notSeen.push((error as Error).message);
      return undefined;
    }
  };
  const lowest = Math.min(highestPort, ...ports);
  const span = { startPort: lowest, numberOfPorts: Math.max(1, ...ports) - lowest + 1 };
  return {
    sockets: await orReason(reservations.sockets(protocol, span)),
    heldRanges: await orReason(reservations.heldRanges({ protocol })),
    dynamicRange: await orReason(reservations.dynamicRange(protocol)),
    firstUnprivilegedPort: (await orReason(reservations.firstUnprivilegedPort())) ?? 0,
    notSeen,
  };
}
