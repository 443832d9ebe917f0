import { exclusionJson, reservationJson } from '../../json';
import { formatRange } from '../../reservation';
import { readArguments, refuseOperands } from '../arguments';
import type { Command } from '../desk';
import { formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { exclusionColumns, reservationColumns } from './columns';
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

export const exclusions: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json'], desk.messages);
  refuseOperands(read, desk.messages);
  const held = await connect(desk, read).exclusions(read.udp ? 'udp' : undefined);
  if (read.json) desk.out(`${JSON.stringify(held.map(exclusionJson))}\n`);
  else if (held.length === 0) desk.err(`${desk.messages.noExclusions()}\n`);
  else desk.out(formatTable(exclusionColumns, held));
  return ExitStatus.success;
};
