import type { Obstacle } from '../contract/backend';
import type { ErrorCause } from '../contract/error-cause';
import { knowByName } from '../contract/error-class';
import type { Protocol } from '../contract/reservation';
import { codeName } from '../contract/win32';

/** An {@link Obstacle} to a call that was about one block. */
export interface KnownObstacle extends Obstacle {
  /** Whether it has exactly the start and number of ports that the call was about. */
  readonly isSameBlock: boolean;
}

/** What a {@link PortReservationError} carries besides its message. */
export interface PortReservationErrorDetails {
  /** The Win32 or Winsock code. */
  readonly errno: number;
  /** The function that refused, under its Win32 or Winsock name. */
  readonly syscall: string;
  readonly protocol?: Protocol | undefined;
  readonly startPort?: number | undefined;
  readonly numberOfPorts?: number | undefined;
  /** What stood in the way of a creation, or holds the ports of an exclusion that was not found, where the backend knows. */
  readonly obstacle?: KnownObstacle | undefined;
}

/**
 * A refused call, in the manner of Node's system errors: `code` is the name (`'ERROR_NOT_FOUND'`), `errno` the
 * Win32 or Winsock number (1168), `syscall` the function under its Win32 name. Both are the same on every platform.
 *
 * @example
 * ```ts
 * try {
 *   await lookupPersistentTcpPortReservation(5000, 20);
 * } catch (error) {
 *   if (!(error instanceof PortReservationError && error.code === 'ERROR_NOT_FOUND')) throw error;
 *   await createPersistentTcpPortReservation(5000, 20);
 * }
 * ```
 */
export class PortReservationError extends Error {
  override readonly name = 'PortReservationError';
  readonly code: string;
  readonly errno: number;
  readonly syscall: string;
  readonly protocol: Protocol | undefined;
  readonly startPort: number | undefined;
  readonly numberOfPorts: number | undefined;
  readonly obstacle: KnownObstacle | undefined;

  constructor(message: string, details: PortReservationErrorDetails, options?: ErrorCause) {
    super(message, options);
    this.code = codeName(details.errno);
    this.errno = details.errno;
    this.syscall = details.syscall;
    this.protocol = details.protocol;
    this.startPort = details.startPort;
    this.numberOfPorts = details.numberOfPorts;
    this.obstacle = details.obstacle;
  }
}

knowByName(PortReservationError);
