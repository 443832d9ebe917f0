import { bindPort } from '../backends/sockets/bind-port';
import { winsockCode } from '../backends/sockets/winsock-codes';
import type { PortRange, Protocol } from '../contract/reservation';
import { codeName } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import type { PortReservations } from '../core/port-reservations';

/** How something that was tried has ended: with what it answered, or with a code. */
export type Outcome<T> =
  | { readonly value: T }
  | {
      /** The code's name, as in `WSAEACCES`. */
      readonly code: string;
      readonly message: string;
    };

export async function outcomeOf<T>(attempt: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await attempt };
  } catch (error) {
    const { message } = error as Error;
    return {
      code: error instanceof PortReservationError ? error.code : codeName(winsockCode(error)),
      message,
    };
  }
}

/** Binds one port as a program does that knows nothing of reservations, and lets it go. */
export async function bindOrdinarily(protocol: Protocol, port: number): Promise<number> {
  await (await bindPort[protocol]('0.0.0.0', port)).close();
  return port;
}

/** Draws a port from the reservation, and lets it go. */
export async function bindWithToken(
  reservations: PortReservations,
  protocol: Protocol,
  block: PortRange,
): Promise<number> {
  const drawn = await reservations.bind(protocol, block);
  await drawn.close();
  return drawn.port;
}
