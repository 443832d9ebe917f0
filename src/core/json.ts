import type { BoundPort } from '../contract/backend';
import type { ListedReservation, PortExclusion, PortReservation } from '../contract/reservation';
import type { PortReservationError } from './errors';

/** What a property of our JSON holds. A token is a decimal string, for it has 64 bits. */
export type JsonValue = string | number | boolean | null | undefined | { readonly [name: string]: JsonValue };

/** An object of our JSON; what is undefined in it is left out. */
export type JsonObject = Readonly<Record<string, JsonValue>>;

/** A reservation; in a list it tells `inEffect` too. */
export function reservationJson(reservation: PortReservation | ListedReservation): JsonObject {
  const { protocol, startPort, numberOfPorts, endPort, token, backend } = reservation;
  const plain = { protocol, startPort, numberOfPorts, endPort, token: `${token}`, backend };
  return 'inEffect' in reservation ? { ...plain, inEffect: reservation.inEffect } : plain;
}

/** A block that the system holds back; its token is null where it is no reservation. */
export function exclusionJson(exclusion: PortExclusion): JsonObject {
  const { protocol, startPort, numberOfPorts, endPort, administered, inEffect, store, backend } = exclusion;
  const token = exclusion.token === null ? null : `${exclusion.token}`;
  return { protocol, startPort, numberOfPorts, endPort, token, administered, inEffect, store, backend };
}

/** A port that is held. */
export function boundPortJson({ port, address, family }: BoundPort): JsonObject {
  return { port, address, family };
}

/** A refusal, its sentence included. */
export function errorJson(error: PortReservationError): JsonObject {
  const { code, errno, syscall, message, protocol, startPort, numberOfPorts, obstacle } = error;
  const inTheWay = obstacle && { kind: obstacle.kind, range: { ...obstacle.range } };
  return { code, errno, syscall, message, protocol, startPort, numberOfPorts, obstacle: inTheWay };
}
