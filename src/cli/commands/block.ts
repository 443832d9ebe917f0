import { formatRange, type PortRange, type PortReservation, type Protocol } from '../../contract/reservation';
import { reservationJson } from '../../core/json';
import type { PortReservations } from '../../core/port-reservations';
import { readArguments, readBlock } from '../arguments';
import type { Command } from '../desk';
import { formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { reservationColumns } from './columns';
import { connect } from './connect';

/** A command that asks for one block and prints the reservation. */
function answering(
  ask: (reservations: PortReservations, protocol: Protocol, range: PortRange) => Promise<PortReservation>,
): Command {
  return async (args, desk) => {
    const read = readArguments(args, ['udp', 'json'], desk.messages);
    const { protocol, range } = readBlock(read, desk.messages);
    const reservation = await ask(connect(desk, read), protocol, range);
    desk.out(
      read.json
        ? `${JSON.stringify(reservationJson(reservation))}\n`
        : formatTable(reservationColumns, [reservation]),
    );
    return ExitStatus.success;
  };
}

export const lookup = answering((reservations, protocol, range) => reservations.lookup(protocol, range));

export const create = answering((reservations, protocol, range) => reservations.create(protocol, range));

/** Named as a noun, because `delete` is a word of the language. */
export const deletion: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  await connect(desk, read).delete(protocol, range);
  desk.out(
    read.json
      ? `${JSON.stringify({ protocol, ...range })}\n`
      : `${desk.messages.deleted(`${protocol} ${formatRange(range)}`)}\n`,
  );
  return ExitStatus.success;
};
