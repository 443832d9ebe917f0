import type { BoundPort } from '../backend';
import type { PortReservationError } from '../errors';
import type { ListedReservation, PortExclusion, PortReservation } from '../reservation';

/** What a property holds, as JSON has it: a token is a decimal string. */
export type Value = string | number | boolean | null | undefined | { readonly [name: string]: Value };

/** One object of an answer, before it is written as JSON or CLIXML. */
export interface Item {
  readonly kind:
    | 'PersistentPortReservation'
    | 'PortExclusion'
    | 'BoundPort'
    | 'Session'
    | 'PortReservationError';
  readonly properties: Readonly<Record<string, Value>>;
}

/** What a method answers. */
export type Answer = Item | readonly Item[] | null;

/** A reservation; in a list it tells `inEffect` too. */
export function reservationItem(reservation: PortReservation | ListedReservation): Item {
  const { protocol, startPort, numberOfPorts, endPort, token, backend } = reservation;
  const properties = { protocol, startPort, numberOfPorts, endPort, token: `${token}`, backend };
  return {
    kind: 'PersistentPortReservation',
    properties: 'inEffect' in reservation ? { ...properties, inEffect: reservation.inEffect } : properties,
  };
}

export function exclusionItem(exclusion: PortExclusion): Item {
  const { protocol, startPort, numberOfPorts, endPort, administered, inEffect, backend } = exclusion;
  const token = exclusion.token === null ? null : `${exclusion.token}`;
  return {
    kind: 'PortExclusion',
    properties: { protocol, startPort, numberOfPorts, endPort, token, administered, inEffect, backend },
  };
}

export function boundPortItem(socket: number, { port, address, family }: BoundPort): Item {
  return { kind: 'BoundPort', properties: { socket, port, address, family } };
}

export function errorItem(error: PortReservationError): Item {
  const { code, errno, syscall, message, protocol, startPort, numberOfPorts, obstacle } = error;
  return {
    kind: 'PortReservationError',
    properties: {
      code,
      errno,
      syscall,
      message,
      protocol,
      startPort,
      numberOfPorts,
      obstacle: obstacle && { kind: obstacle.kind, range: { ...obstacle.range } },
    },
  };
}
