import { formatRange } from '../../contract/reservation';
import { reservationJson } from '../../core/json';
import { readArguments, refuseOperands } from '../arguments';
import type { Command } from '../command';
import { formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { reservationColumns } from './columns';
import { connect } from './connect';

export const list: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json'], context.messages);
  refuseOperands(read, context.messages);
  const listed = await connect(context, read).list(read.udp ? { protocol: 'udp' } : {});
  if (read.json) context.out(`${JSON.stringify(listed.map(reservationJson))}\n`);
  else if (listed.length === 0) context.err(`${context.messages.noReservations()}\n`);
  else context.out(formatTable(reservationColumns, listed));
  for (const reservation of listed.filter(({ inEffect }) => !inEffect)) {
    context.err(`${context.messages.notInEffect(`${reservation.protocol} ${formatRange(reservation)}`)}\n`);
  }
  return ExitStatus.success;
};
