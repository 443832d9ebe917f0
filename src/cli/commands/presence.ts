import { formatRange, type PortRange, type Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { PortReservationError } from '../../core/errors';
import type { Arguments } from '../arguments';
import type { CommandContext } from '../command';
import { ExitStatus } from '../usage-error';

/** What a lookup finds, or undefined where it is not there. Any other refusal is thrown. */
export async function orAbsent<T>(lookup: Promise<T>): Promise<T | undefined> {
  try {
    return await lookup;
  } catch (error) {
    if (error instanceof PortReservationError && error.errno === Win32.ERROR_NOT_FOUND) return undefined;
    throw error;
  }
}

/** Reports that what should go is not there, which is as it should be. */
export function nothingToDelete(
  protocol: Protocol,
  range: PortRange,
  { json }: Arguments,
  context: CommandContext,
): number {
  if (json) context.out(`${JSON.stringify({ protocol, ...range })}\n`);
  else context.err(`${context.messages.alreadyAbsent(`${protocol} ${formatRange(range)}`)}\n`);
  return ExitStatus.success;
}
