import { formatRange } from '../../contract/reservation';
import { reservationJson } from '../../core/json';
import { readArguments, refuseOperands } from '../arguments';
import type { Command } from '../desk';
import { formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { reservationColumns } from './columns';
import { connect } from './connect';

export const list: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json'], desk.messages);
  refuseOperands(read, desk.messages);
  const listed = await connect(desk, read).list(read.udp ? { protocol: 'udp' } : {});
  if (read.json) desk.out(`${JSON.stringify(listed.map(reservationJson))}\n`);
  else if (listed.length === 0) desk.err(`${desk.messages.noReservations()}\n`);
  else desk.out(formatTable(reservationColumns, listed));
  for (const reservation of listed.filter(({ inEffect }) => !inEffect)) {
    desk.err(`${desk.messages.notInEffect(`${reservation.protocol} ${formatRange(reservation)}`)}\n`);
  }
  return ExitStatus.success;
};
