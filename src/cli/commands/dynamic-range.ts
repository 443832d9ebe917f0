import { endPortOf, type PortRange, type Protocol, protocols } from '../../contract/reservation';
import type { PortReservations } from '../../core/port-reservations';
import { readArguments, readBlock, refuseOperands } from '../arguments';
import type { Command } from '../desk';
import { type Column, formatTable } from '../table';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

interface Row extends PortRange {
  readonly protocol: Protocol;
  readonly endPort: number;
}

const columns: readonly Column<Row>[] = [
  { heading: 'Protocol', cell: ({ protocol }) => protocol },
  { heading: 'StartPort', cell: ({ startPort }) => startPort },
  { heading: 'EndPort', cell: ({ endPort }) => endPort },
  { heading: 'NumberOfPorts', cell: ({ numberOfPorts }) => numberOfPorts },
];

/** Shows the range of automatic assignment; with netsh's verb for it, sets it. */
export const dynamicRange: Command = async (args, desk) => {
  const [verb, ...rest] = args;
  return verb === 'set' ? set(rest, desk) : show(args, desk);
};

const show: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json'], desk.messages);
  refuseOperands(read, desk.messages);
  const reservations = connect(desk, read);
  const rows: Row[] = [];
  for (const protocol of read.udp ? (['udp'] as const) : protocols)
    rows.push(await row(reservations, protocol));
  desk.out(read.json ? `${JSON.stringify(rows)}\n` : formatTable(columns, rows));
  return ExitStatus.success;
};

const set: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'store'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  const reservations = connect(desk, read);
  await reservations.setDynamicRange(protocol, range, read.store);
  const rows = [await row(reservations, protocol)];
  desk.out(read.json ? `${JSON.stringify(rows)}\n` : formatTable(columns, rows));
  return ExitStatus.success;
};

async function row(reservations: PortReservations, protocol: Protocol): Promise<Row> {
  const range = await reservations.dynamicRange(protocol);
  return { protocol, ...range, endPort: endPortOf(range) };
}
