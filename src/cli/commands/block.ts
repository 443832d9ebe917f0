import { formatRange, type PortRange, type PortReservation, type Protocol } from '../../contract/reservation';
import { reservationJson } from '../../core/json';
import type { PortReservations } from '../../core/port-reservations';
import { reserveFreePorts } from '../../find-free/reserve-free-ports';
import { type Arguments, readArguments, readBlock, refuseOperands } from '../arguments';
import type { Command } from '../desk';
import { formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { reservationColumns } from './columns';
import { connect } from './connect';
import { portsAskedFor } from './free';

/** A command that asks for one block and prints the reservation. */
function answering(
  ask: (reservations: PortReservations, protocol: Protocol, range: PortRange) => Promise<PortReservation>,
): Command {
  return async (args, desk) => {
    const read = readArguments(args, ['udp', 'json'], desk.messages);
    const { protocol, range } = readBlock(read, desk.messages);
    const reservation = await ask(connect(desk, read), protocol, range);
    desk.out(show(reservation, read));
    return ExitStatus.success;
  };
}

function show(reservation: PortReservation, { json }: Arguments): string {
  return json
    ? `${JSON.stringify(reservationJson(reservation))}\n`
    : formatTable(reservationColumns, [reservation]);
}

export const lookup = answering((reservations, protocol, range) => reservations.lookup(protocol, range));

const createThere = answering((reservations, protocol, range) => reservations.create(protocol, range));

/** Reserves the block that the operands name; without operands, any free ports, as many as `--count` says. */
export const create: Command = async (args, desk) => {
  const options = ['udp', 'json', 'count', 'from', 'to'] as const;
  const read = readArguments(args, options, desk.messages);
  if (read.count === undefined) return createThere(args, desk);
  refuseOperands(read, desk.messages);
  const reservations = connect(desk, read);
  const protocol = read.udp ? 'udp' : 'tcp';
  const reservation = await reserveFreePorts({ ...portsAskedFor(read), protocol, reservations });
  desk.out(show(reservation, read));
  return ExitStatus.success;
};

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
