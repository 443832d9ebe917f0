import { type Block, formatRange, overlaps } from '../contract/reservation';
import { messagesFor } from '../core/messages';
import type { PortReservations } from '../core/port-reservations';
import type { Reason } from './block-resource';

/** The reservations that have ports of a block which should be made. */
export async function reservationsInTheWay(
  reservations: PortReservations,
  block: Block,
  locale: string,
): Promise<Reason[]> {
  const others = await reservations.list({ protocol: block.protocol });
  return others
    .filter((other) => overlaps(other, block))
    .map((other) => ({
      code: 'ReservationConflict',
      phrase: messagesFor(locale).meetsReservation(block, formatRange(other)),
    }));
}
