import type { PortReservations, PortReservationsOptions } from '../../core/port-reservations';
import type { Arguments } from '../arguments';
import type { CommandContext } from '../command';
import { UsageError } from '../usage-error';

/** The reservations that the options choose. Nothing can fail here but the name of the backend. */
export function connect(
  context: CommandContext,
  { settings }: Arguments,
  more: PortReservationsOptions = {},
): PortReservations {
  try {
    return context.connect({ ...settings, ...more, locale: context.locale });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
