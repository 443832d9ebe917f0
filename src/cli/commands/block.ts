import { formatRange, type PortReservation } from '../../contract/reservation';
import { reservationJson } from '../../core/json';
import { reserveFreePorts } from '../../find-free/reserve-free-ports';
import { type Arguments, readArguments, readBlock, refuseOperands } from '../arguments';
import type { Command } from '../desk';
import { formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { reservationColumns } from './columns';
import { connect } from './connect';
import { portsAskedFor } from './free';
import { nothingToDelete, orAbsent } from './presence';

function show(reservation: PortReservation, { json }: Arguments): string {
  return json
    ? `${JSON.stringify(reservationJson(reservation))}\n`
    : formatTable(reservationColumns, [reservation]);
}

export const lookup: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  desk.out(show(await connect(desk, read).lookup(protocol, range), read));
  return ExitStatus.success;
};

/** Reserves the block that the operands name; with `--count`, any free ports. */
export const create: Command = (args, desk) => {
  const options = ['udp', 'json', 'if-absent', 'count', 'from', 'to'] as const;
  const { count } = readArguments(args, options, desk.messages);
  return count === undefined ? createThere(args, desk) : createAnywhere(args, desk);
};

const createThere: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'if-absent'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  const reservations = connect(desk, read);
  const present = read.ifAbsent ? await orAbsent(reservations.lookup(protocol, range)) : undefined;
  desk.out(show(present ?? (await reservations.create(protocol, range)), read));
  return ExitStatus.success;
};

const createAnywhere: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'count', 'from', 'to'], desk.messages);
  refuseOperands(read, desk.messages);
  const reservations = connect(desk, read);
  const protocol = read.udp ? 'udp' : 'tcp';
  const reservation = await reserveFreePorts({ ...portsAskedFor(read), protocol, reservations });
  desk.out(show(reservation, read));
  return ExitStatus.success;
};

/** Named as a noun, because `delete` is a word of the language. */
export const deletion: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'if-present'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  const reservations = connect(desk, read);
  if (read.ifPresent && (await orAbsent(reservations.lookup(protocol, range))) === undefined) {
    return nothingToDelete(protocol, range, read, desk);
  }
  await reservations.delete(protocol, range);
  desk.out(
    read.json
      ? `${JSON.stringify({ protocol, ...range })}\n`
      : `${desk.messages.deleted(`${protocol} ${formatRange(range)}`)}\n`,
  );
  return ExitStatus.success;
};
