import { boundPortJson } from '../../core/json';
import { readArguments, readBlock } from '../arguments';
import type { Command } from '../command';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

/** Holds a port of a block for as long as somebody wants it. The port alone is on standard output, for scripts. */
export const bind: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json'], context.messages);
  const { protocol, range } = readBlock(read, context.messages);
  await using drawn = await connect(context, read).bind(protocol, range);
  // Whoever has read the port may release it at once.
  const released = context.released();
  context.out(read.json ? `${JSON.stringify({ protocol, ...boundPortJson(drawn) })}\n` : `${drawn.port}\n`);
  context.err(`${context.messages.holding(`${protocol} ${drawn.port}`)}\n`);
  await released;
  return ExitStatus.success;
};
