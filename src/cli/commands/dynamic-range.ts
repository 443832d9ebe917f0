import { endPortOf, type PortRange, type Protocol, protocols } from '../../contract/reservation';
import type { PortReservations } from '../../core/port-reservations';
import { readArguments, readBlock, refuseOperands } from '../arguments';
import type { Command } from '../command';
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
export const dynamicRange: Command = async (args, context) => {
  const [verb, ...rest] = args;
  return verb === 'set' ? set(rest, context) : show(args, context);
};

const show: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json'], context.messages);
  refuseOperands(read, context.messages);
  const reservations = connect(context, read);
  const rows: Row[] = [];
  for (const protocol of read.udp ? (['udp'] as const) : protocols)
    rows.push(await row(reservations, protocol));
  context.out(read.json ? `${JSON.stringify(rows)}\n` : formatTable(columns, rows));
  return ExitStatus.success;
};

const set: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'store'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  const reservations = connect(context, read);
  await reservations.setDynamicRange(protocol, range, read.store);
  const rows = [await row(reservations, protocol)];
  context.out(read.json ? `${JSON.stringify(rows)}\n` : formatTable(columns, rows));
  return ExitStatus.success;
};

async function row(reservations: PortReservations, protocol: Protocol): Promise<Row> {
  const range = await reservations.dynamicRange(protocol);
  return { protocol, ...range, endPort: endPortOf(range) };
}
