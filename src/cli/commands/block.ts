import { formatRange, type PortReservation } from '../../contract/reservation';
import { reservationJson } from '../../core/json';
import { reserveFreePorts } from '../../find-free/reserve-free-ports';
import { type Arguments, readArguments, readBlock, refuseOperands } from '../arguments';
import type { Command } from '../command';
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

export const lookup: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  context.out(show(await connect(context, read).lookup(protocol, range), read));
  return ExitStatus.success;
};

/** Reserves the block that the operands name; with `--count`, any free ports. */
export const create: Command = (args, context) => {
  const options = ['udp', 'json', 'if-absent', 'count', 'from', 'to'] as const;
  const { count } = readArguments(args, options, context.messages);
  return count === undefined ? createThere(args, context) : createAnywhere(args, context);
};

const createThere: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'if-absent'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  const reservations = connect(context, read);
  const present = read.ifAbsent ? await orAbsent(reservations.lookup(protocol, range)) : undefined;
  context.out(show(present ?? (await reservations.create(protocol, range)), read));
  return ExitStatus.success;
};

const createAnywhere: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'count', 'from', 'to'], context.messages);
  refuseOperands(read, context.messages);
  const reservations = connect(context, read);
  const protocol = read.udp ? 'udp' : 'tcp';
  const reservation = await reserveFreePorts({ ...portsAskedFor(read), protocol, reservations });
  context.out(show(reservation, read));
  return ExitStatus.success;
};

/** Named as a noun, because `delete` is a word of the language. */
export const deletion: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'if-present'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  const reservations = connect(context, read);
  if (read.ifPresent && (await orAbsent(reservations.lookup(protocol, range))) === undefined) {
    return nothingToDelete(protocol, range, read, context);
  }
  await reservations.delete(protocol, range);
  context.out(
    read.json
      ? `${JSON.stringify({ protocol, ...range })}\n`
      : `${context.messages.deleted(`${protocol} ${formatRange(range)}`)}\n`,
  );
  return ExitStatus.success;
};
