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
import type { Command, CommandContext } from '../command';
import type { CliMessages } from '../messages';
import { formatTable } from '../table';
import { ExitStatus, UsageError } from '../usage-error';
import { heldRangeColumns } from './columns';
import { connect } from './connect';
import { nothingToDelete, orAbsent } from './presence';

/** Lists the exclusions; with netsh's verbs for them, adds one or deletes one. */
export const exclusions: Command = async (args, context) => {
  const [verb, ...rest] = args;
  if (verb === 'add') return add(rest, context);
  return verb === 'delete' ? deletion(rest, context) : list(args, context);
};

const list: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'port', 'capacity'], context.messages);
  refuseVerb(read, context.messages);
  if (read.capacity !== undefined) return capacity(read.capacity, read, context);
  const { store = 'active', port } = read;
  const held = await rangesIn(connect(context, read), {
    ...(read.udp ? { protocol: 'udp' } : {}),
    ...(port === undefined ? {} : { port }),
    store,
  });
  if (read.json) context.out(`${JSON.stringify(held.map(heldRangeJson))}\n`);
  else if (held.length === 0) context.err(`${context.messages.noExclusions(store)}\n`);
  else context.out(formatTable(heldRangeColumns, held));
  return ExitStatus.success;
};

const add: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'if-absent'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  const reservations = connect(context, read);
  const present = read.ifAbsent
    ? await orAbsent(lookUp(reservations, protocol, range, read.store ?? 'persistent'))
    : undefined;
  const made = present ?? (await reservations.createExclusion(protocol, range, read.store));
  context.out(
    read.json
      ? `${JSON.stringify(exclusionJson(made))}\n`
      : `${context.messages.excluded(`${protocol} ${formatRange(range)}`, made.store)}\n`,
  );
  return ExitStatus.success;
};

const deletion: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'if-present'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  const reservations = connect(context, read);
  const store = read.store ?? 'persistent';
  if (read.ifPresent && (await orAbsent(lookUp(reservations, protocol, range, store))) === undefined) {
    return nothingToDelete(protocol, range, read, context);
  }
  await reservations.deleteExclusion(protocol, range, store);
  context.out(
    read.json
      ? `${JSON.stringify({ protocol, ...range })}\n`
      : `${context.messages.exclusionDeleted(`${protocol} ${formatRange(range)}`)}\n`,
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
async function capacity(numberOfPorts: number, read: Arguments, context: CommandContext): Promise<number> {
  const protocol = read.udp ? 'udp' : 'tcp';
  const room = await dynamicRangeCapacity(numberOfPorts, { protocol, reservations: connect(context, read) });
  context.out(read.json ? `${JSON.stringify(room)}\n` : `${context.messages.room(room)}\n`);
  for (const warning of room.warnings) context.err(`${warning}\n`);
  return ExitStatus.success;
}

/** A verb comes first: behind an option it is an operand, and a list has none. */
function refuseVerb({ operands }: Arguments, messages: CliMessages): void {
  if (operands.length === 0) return;
  throw new UsageError(messages.wrongOperands('[add|delete <StartPort> <NumberOfPorts>]', operands.length));
}
