import type { BoundPort } from '../contract/backend';
import type { ListedReservation, PortExclusion, PortReservation } from '../contract/reservation';
import type { PortReservationError } from './errors';
import { type StoredRange, storedExclusion } from './stored-ranges';

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

/** A block that the system holds back. `administered` says of `kind` what netsh's star says. */
export function heldRangeJson(range: StoredRange): JsonObject {
  const { protocol, startPort, numberOfPorts, endPort, kind, inEffect, store, backend } = range;
  const token = range.token === null ? null : `${range.token}`;
  const administered = kind === 'administered';
  return { protocol, startPort, numberOfPorts, endPort, kind, token, administered, inEffect, store, backend };
}

/** An exclusion, in the form of {@link heldRangeJson}. */
export function exclusionJson(exclusion: PortExclusion): JsonObject {
  return heldRangeJson(storedExclusion(exclusion));
}

/** A port that is held. */
export function boundPortJson({ port, address, family }: BoundPort): JsonObject {
  return { port, address, family };
}

/** A refusal, its sentence included. */
export function errorJson(error: PortReservationError): JsonObject {
  const { code, errno, syscall, message, protocol, startPort, numberOfPorts, obstacle } = error;
  const inTheWay = obstacle && {
    kind: obstacle.kind,
    range: { ...obstacle.range },
    store: obstacle.store,
    isSameBlock: obstacle.isSameBlock,
  };
  return { code, errno, syscall, message, protocol, startPort, numberOfPorts, obstacle: inTheWay };
}
