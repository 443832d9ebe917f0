import type { PortReservation, Protocol } from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { PortReservations } from '../core/port-reservations';
import { findFreePorts } from './find-free-ports';
import type { FreePortsOptions } from './options';

/** What to reserve: as {@link FreePortsOptions}, for one protocol. */
export interface ReserveFreePortsOptions extends FreePortsOptions {
  /** Default: `tcp`. */
  readonly protocol?: Protocol;
}

/** How often somebody else may be quicker before that is an error. */
const attempts = 20;

/**
 * Finds a block of free ports and reserves it. Where somebody else takes a port of it in between, the next block is
 * tried, so that two who ask at once never get the same ports.
 *
 * @throws {@link PortReservationError} as {@link findFreePorts} and {@link PortReservations.create} do.
 */
export async function reserveFreePorts(options: ReserveFreePortsOptions = {}): Promise<PortReservation> {
  const { protocol = 'tcp', reservations = new PortReservations() } = options;
  for (let attempt = 1; ; attempt++) {
    const free = await findFreePorts({ ...options, protocol, reservations });
    try {
      return await reservations.create(protocol, free);
    } catch (error) {
      const wasTaken = error instanceof PortReservationError && error.errno === Win32.ERROR_SHARING_VIOLATION;
      if (!wasTaken || attempt === attempts) throw error;
    }
  }
}
