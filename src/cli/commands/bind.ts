import { boundPortJson } from '../../core/json';
import { readArguments, readBlock } from '../arguments';
import type { Command } from '../desk';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

/** Holds a port of a block for as long as somebody wants it. The port alone stands on standard output, for scripts. */
export const bind: Command = async (args, desk) => {
  const read = readArguments(args, ['udp', 'json'], desk.messages);
  const { protocol, range } = readBlock(read, desk.messages);
  await using drawn = await connect(desk, read).bind(protocol, range);
  // Whoever has read the port may release it at once.
  const released = desk.released();
  desk.out(read.json ? `${JSON.stringify({ protocol, ...boundPortJson(drawn) })}\n` : `${drawn.port}\n`);
  desk.err(`${desk.messages.holding(`${protocol} ${drawn.port}`)}\n`);
  await released;
  return ExitStatus.success;
};
