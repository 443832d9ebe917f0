import {
  type ExclusionStore,
  formatRange,
  type PortExclusion,
  type PortRange,
  type Protocol,
} from '../../contract/reservation';
import { exclusionJson, heldRangeJson } from '../../core/json';
import type { PortReservations } from '../../core/port-reservations';
import { rangesIn } from '../../core/stored-ranges';
import { dynamicRangeCapacity } from '../../usage/capacity';
import { type Arguments, readArguments, readBlock } from '../arguments';
import type { Command, Desk } from '../desk';
import type { CliMessages } from '../messages';
import { formatTable } from '../table';
import { ExitStatus, UsageError } from '../usage-error';
import { heldRangeColumns } from './columns';
import { connect } from './connect';
import { nothingToDelete, orAbsent } from './presence';

/** Lists the exclusions; with netsh's verbs for them, adds one or deletes one. */
export const exclusions: Command = async (args, desk) => {
  const [verb, ...rest] = args;
  if (verb === 'add') return add(rest, desk);
  return verb === 'delete' ? deletion(rest, desk) : list(args, desk);
};

const list: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'port', 'capacity'], desk.messages);
  refuseVerb(read, desk.messages);
  if (read.capacity !== undefined) return capacity(read.capacity, read, desk);
  const { store = 'active', port } = read;
  const held = await rangesIn(connect(desk, read), {
    ...(read.udp ? { protocol: 'udp' } : {}),
    ...(port === undefined ? {} : { port }),
    store,
  });
  if (read.json) desk.out(`${JSON.stringify(held.map(heldRangeJson))}\n`);
  else if (held.length === 0) desk.err(`${desk.messages.noExclusions(store)}\n`);
  else desk.out(formatTable(heldRangeColumns, held));
  return ExitStatus.success;
};

const add: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'if-absent'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  const reservations = connect(desk, read);
  const present = read.ifAbsent
    ? await orAbsent(lookUp(reservations, protocol, range, read.store ?? 'persistent'))
    : undefined;
  const made = present ?? (await reservations.createExclusion(protocol, range, read.store));
  desk.out(
    read.json
      ? `${JSON.stringify(exclusionJson(made))}\n`
      : `${desk.messages.excluded(`${protocol} ${formatRange(range)}`, made.store)}\n`,
  );
  return ExitStatus.success;
};

const deletion: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'if-present'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  const reservations = connect(desk, read);
  const store = read.store ?? 'persistent';
  if (read.ifPresent && (await orAbsent(lookUp(reservations, protocol, range, store))) === undefined) {
    return nothingToDelete(protocol, range, read, desk);
  }
  await reservations.deleteExclusion(protocol, range, store);
  desk.out(
    read.json
      ? `${JSON.stringify({ protocol, ...range })}\n`
      : `${desk.messages.exclusionDeleted(`${protocol} ${formatRange(range)}`)}\n`,
  );
  return ExitStatus.success;
};

/** The exclusion of exactly this block in this store. */
async function lookUp(
  reservations: PortReservations,
  protocol: Protocol,
  range: PortRange,
  store: ExclusionStore,
): Promise<PortExclusion> {
  const [answer] = await reservations.lookupExclusions(protocol, [range], store);
  if (answer instanceof Error) throw answer;
  return answer as PortExclusion;
}

/** Tells how much room the dynamic range has. */
async function capacity(numberOfPorts: number, read: Arguments, desk: Desk): Promise<number> {
  const protocol = read.udp ? 'udp' : 'tcp';
  const room = await dynamicRangeCapacity(numberOfPorts, { protocol, reservations: connect(desk, read) });
  desk.out(read.json ? `${JSON.stringify(room)}\n` : `${desk.messages.room(room)}\n`);
  for (const warning of room.warnings) desk.err(`${warning}\n`);
  return ExitStatus.success;
}

/** A verb comes first: behind an option it is an operand, and a list has none. */
function refuseVerb({ operands }: Arguments, messages: CliMessages): void {
  if (operands.length === 0) return;
  throw new UsageError(messages.wrongOperands('[add|delete <StartPort> <NumberOfPorts>]', operands.length));
}
