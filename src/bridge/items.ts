import type { BoundPort } from '../contract/backend';
import type { Check } from '../contract/diagnostics';
import type { ListedReservation, PortExclusion, PortReservation } from '../contract/reservation';
import type { PortReservationError } from '../core/errors';
import {
  boundPortJson,
  errorJson,
  exclusionJson,
  heldRangeJson,
  type JsonObject,
  reservationJson,
} from '../core/json';
import type { StoredRange } from '../core/stored-ranges';

/** One object of an answer, before it is written as JSON or CLIXML. */
export interface Item {
  readonly kind:
    | 'PersistentPortReservation'
    | 'ExcludedPortRange'
    | 'BoundPort'
    | 'Session'
    | 'HostCheck'
    | 'PortReservationError';
  readonly properties: JsonObject;
}

/** What a method answers. */
export type Answer = Item | readonly Item[] | null;

export function reservationItem(reservation: PortReservation | ListedReservation): Item {
  return { kind: 'PersistentPortReservation', properties: reservationJson(reservation) };
}

export function exclusionItem(exclusion: PortExclusion): Item {
  return { kind: 'ExcludedPortRange', properties: exclusionJson(exclusion) };
}

export function heldRangeItem(range: StoredRange): Item {
  return { kind: 'ExcludedPortRange', properties: heldRangeJson(range) };
}

export function boundPortItem(socket: number, port: BoundPort): Item {
  return { kind: 'BoundPort', properties: { socket, ...boundPortJson(port) } };
}

/** `remedy` is there in every check; it is null where there is nothing to do. */
export function checkItem({ id, title, status, detail, remedy }: Check): Item {
  return { kind: 'HostCheck', properties: { id, title, status, detail, remedy: remedy ?? null } };
}

export function errorItem(error: PortReservationError): Item {
  return { kind: 'PortReservationError', properties: errorJson(error) };
}
