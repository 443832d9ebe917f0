import { formatRange } from '../../contract/reservation';
import { readArguments, refuseOperands } from '../arguments';
import type { Command } from '../command';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

/** Brings reservations back into effect after a restart, where the system does not do so itself. */
export const restore: Command = async (args, context) => {
  const read = readArguments(args, ['json'], context.messages);
  refuseOperands(read, context.messages);
  const restored = await connect(context, read).restore();
  if (read.json) context.out(`${JSON.stringify(restored)}\n`);
  else if (restored.length === 0) context.err(`${context.messages.allInEffect()}\n`);
  else
    for (const one of restored)
      context.out(`${context.messages.restored(`${one.protocol} ${formatRange(one)}`)}\n`);
  return ExitStatus.success;
};
