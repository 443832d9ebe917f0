import { formatRange } from '../../contract/reservation';
import { readArguments, refuseOperands } from '../arguments';
import type { Command } from '../desk';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

/** Brings reservations back into effect after a restart, where the system does not do so itself. */
export const restore: Command = async (args, desk) => {
  const read = readArguments(args, ['json'], desk.messages);
  refuseOperands(read, desk.messages);
  const restored = await connect(desk, read).restore();
  if (read.json) desk.out(`${JSON.stringify(restored)}\n`);
  else if (restored.length === 0) desk.err(`${desk.messages.allInEffect()}\n`);
  else
    for (const one of restored)
      desk.out(`${desk.messages.restored(`${one.protocol} ${formatRange(one)}`)}\n`);
  return ExitStatus.success;
};
