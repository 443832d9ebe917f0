import type { Protocol } from '../contract/reservation';
import { PortReservations } from './port-reservations';

/** Made at the first call, so that importing the package chooses no backend. */
let shared: PortReservations | undefined;

function reservations(): PortReservations {
  shared ??= new PortReservations();
  return shared;
}

async function lookup(protocol: Protocol, startPort: number, numberOfPorts: number): Promise<bigint> {
  return (await reservations().lookup(protocol, { startPort, numberOfPorts })).token;
}

async function create(protocol: Protocol, startPort: number, numberOfPorts: number): Promise<bigint> {
  return (await reservations().create(protocol, { startPort, numberOfPorts })).token;
}

/**
 * Looks up the token of the persistent reservation for a block of TCP ports.
 *
 * @param startPort - The first port of the block, 1 to 65535, in host byte order (the Win32 function takes network
 * byte order; the swap is made for you).
 * @param numberOfPorts - How many ports the block has, 1 to 65535; exactly as at its creation.
 * @returns The token: opaque, 64 bits. It may change each time the system is restarted.
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER (87), or ERROR_NOT_FOUND (1168) when no
 * reservation has exactly this start and count. No elevation is documented as necessary.
 * @see https://learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-lookuppersistenttcpportreservation
 *
 * @example
 * ```ts
 * const token = await lookupPersistentTcpPortReservation(5000, 20);
 * ```
 */
export function lookupPersistentTcpPortReservation(
  startPort: number,
  numberOfPorts: number,
): Promise<bigint> {
  return lookup('tcp', startPort, numberOfPorts);
}

/**
 * Looks up the token of the persistent reservation for a block of UDP ports.
 * As {@link lookupPersistentTcpPortReservation}, for UDP; the same block may be reserved for both protocols.
 *
 * @see https://learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-lookuppersistentudpportreservation
 *
 * @example
 * ```ts
 * const token = await lookupPersistentUdpPortReservation(5000, 20);
 * ```
 */
export function lookupPersistentUdpPortReservation(
  startPort: number,
  numberOfPorts: number,
): Promise<bigint> {
  return lookup('udp', startPort, numberOfPorts);
}

/**
 * Reserves a block of TCP ports, across restarts, until it is deleted. On Windows an ordinary bind inside the block
 * is refused from then on.
 *
 * @param startPort - The first port of the block, 1 to 65535, in host byte order.
 * @param numberOfPorts - How many ports to reserve, 1 to 65535; the block must end at or before port 65535.
 * @returns The token.
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER (87), ERROR_ACCESS_DENIED (5) when the process is
 * not elevated (on Linux: not root), or ERROR_SHARING_VIOLATION (32) when the block meets a TCP reservation or one of
 * its ports is in use.
 * @see https://learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-createpersistenttcpportreservation
 *
 * @example
 * ```ts
 * const token = await createPersistentTcpPortReservation(5000, 20);
 * ```
 */
export function createPersistentTcpPortReservation(
  startPort: number,
  numberOfPorts: number,
): Promise<bigint> {
  return create('tcp', startPort, numberOfPorts);
}

/**
 * Reserves a block of UDP ports. As {@link createPersistentTcpPortReservation}, for UDP.
 *
 * @see https://learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-createpersistentudpportreservation
 *
 * @example
 * ```ts
 * const token = await createPersistentUdpPortReservation(5000, 20);
 * ```
 */
export function createPersistentUdpPortReservation(
  startPort: number,
  numberOfPorts: number,
): Promise<bigint> {
  return create('udp', startPort, numberOfPorts);
}

/**
 * Deletes the persistent reservation for a block of TCP ports.
 *
 * @param startPort - The first port of the block, 1 to 65535, in host byte order.
 * @param numberOfPorts - How many ports the block has, 1 to 65535; exactly as at its creation.
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER (87), ERROR_ACCESS_DENIED (5) when the process is
 * not elevated (on Linux: not root), or ERROR_NOT_FOUND (1168).
 * @see https://learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-deletepersistenttcpportreservation
 *
 * @example
 * ```ts
 * await deletePersistentTcpPortReservation(5000, 20);
 * ```
 */
export async function deletePersistentTcpPortReservation(
  startPort: number,
  numberOfPorts: number,
): Promise<void> {
  return reservations().delete('tcp', { startPort, numberOfPorts });
}

/**
 * Deletes the persistent reservation for a block of UDP ports. As {@link deletePersistentTcpPortReservation}, for UDP.
 *
 * @see https://learn.microsoft.com/windows/win32/api/iphlpapi/nf-iphlpapi-deletepersistentudpportreservation
 *
 * @example
 * ```ts
 * await deletePersistentUdpPortReservation(5000, 20);
 * ```
 */
export async function deletePersistentUdpPortReservation(
  startPort: number,
  numberOfPorts: number,
): Promise<void> {
  return reservations().delete('udp', { startPort, numberOfPorts });
}
