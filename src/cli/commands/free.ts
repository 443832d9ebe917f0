import { findFreePorts } from '../../find-free/find-free-ports';
import type { FreePortsOptions } from '../../find-free/options';
import { type Arguments, readArguments, refuseOperands } from '../arguments';
import type { Command } from '../command';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

/** Finds a block of free ports, and prints its first port, or the block as JSON. */
export const free: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'count', 'from', 'to'], context.messages);
  refuseOperands(read, context.messages);
  const found = await findFreePorts({
    reservations: connect(context, read),
    protocol: read.udp ? 'udp' : 'tcp',
    ...portsAskedFor(read),
  });
  context.out(read.json ? `${JSON.stringify(found)}\n` : `${found.startPort}\n`);
  return ExitStatus.success;
};

/** What the options say of the ports. */
export function portsAskedFor({ count, from, to }: Arguments): FreePortsOptions {
  return {
    ...(count === undefined ? {} : { numberOfPorts: count }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
