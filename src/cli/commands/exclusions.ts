import { formatRange } from '../../contract/reservation';
import { exclusionJson, heldRangeJson } from '../../core/json';
import { rangesIn } from '../../core/stored-ranges';
import { type Arguments, readArguments, readBlock } from '../arguments';
import type { Command } from '../desk';
import type { CliMessages } from '../messages';
import { formatTable } from '../table';
import { ExitStatus, UsageError } from '../usage-error';
import { heldRangeColumns } from './columns';
import { connect } from './connect';

/** Lists the exclusions; with netsh's verbs for them, adds one or deletes one. */
export const exclusions: Command = async (args, desk) => {
  const [verb, ...rest] = args;
  if (verb === 'add') return add(rest, desk);
  return verb === 'delete' ? deletion(rest, desk) : list(args, desk);
};

const list: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'store', 'port'], desk.messages);
  refuseVerb(read, desk.messages);
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
  const read = readArguments(args, ['udp', 'json', 'store'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  const made = await connect(desk, read).createExclusion(protocol, range, read.store);
  desk.out(
    read.json
      ? `${JSON.stringify(exclusionJson(made))}\n`
      : `${desk.messages.excluded(`${protocol} ${formatRange(range)}`, made.store)}\n`,
  );
  return ExitStatus.success;
};

const deletion: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json', 'store'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  await connect(desk, read).deleteExclusion(protocol, range, read.store);
  desk.out(
    read.json
      ? `${JSON.stringify({ protocol, ...range })}\n`
      : `${desk.messages.exclusionDeleted(`${protocol} ${formatRange(range)}`)}\n`,
  );
  return ExitStatus.success;
};

/** A verb comes first: behind an option it is an operand, and a list has none. */
function refuseVerb({ operands }: Arguments, messages: CliMessages): void {
  if (operands.length === 0) return;
  throw new UsageError(messages.wrongOperands('[add|delete <StartPort> <NumberOfPorts>]', operands.length));
}
