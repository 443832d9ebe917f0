import type { PortReservations, PortReservationsOptions } from '../../core/port-reservations';
import type { Arguments } from '../arguments';
import type { Desk } from '../desk';
import { UsageError } from '../usage-error';

/** The reservations that the options choose. Nothing can fail here but the name of the backend. */
export function connect(
  desk: Desk,
  { settings }: Arguments,
  more: PortReservationsOptions = {},
): PortReservations {
  try {
    return desk.connect({ ...settings, ...more, locale: desk.locale });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
