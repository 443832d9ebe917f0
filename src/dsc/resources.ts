import type { PortReservations } from '../core/port-reservations';
import type { BlockResource } from './block-resource';
import { ExcludedPortRange } from './excluded-port-range';
import { PersistentPortReservation } from './persistent-port-reservation';

type ResourceMaker = (reservations: PortReservations, locale: string) => BlockResource;

/** The resources, by their types. */
export const resources: Readonly<Record<string, ResourceMaker>> = {
  'PortReservation/PersistentPortReservation': (reservations, locale) =>
    new PersistentPortReservation(reservations, locale),
  'PortReservation/ExcludedPortRange': (reservations, locale) => new ExcludedPortRange(reservations, locale),
};
