import { NativeFailure } from '../../backend';
import { chooseBackend, platformBackend } from '../../choose-backend';
import { PortReservationError } from '../../errors';
import { LinuxBackend } from '../../linux/linux-backend';
import { messagesFor } from '../../messages';
import { formatRange } from '../../reservation';
import { codeName, Win32 } from '../../win32';
import { type Arguments, readArguments, refuseOperands } from '../arguments';
import type { Command, Desk } from '../desk';
import { ExitStatus, UsageError } from '../usage-error';

/** Brings reservations back into effect after a restart, where the system does not do so itself. */
export const restore: Command = async (args, desk) => {
  const read = readArguments(args, ['json'], desk.messages);
  refuseOperands(read, desk.messages);
  const backend = backendOf(read, desk);
  const restored = backend instanceof LinuxBackend ? await restoreOn(backend, desk) : [];
  if (read.json) desk.out(`${JSON.stringify(restored)}\n`);
  else if (!(backend instanceof LinuxBackend)) desk.err(`${desk.messages.noRestoreNeeded(backend.name)}\n`);
  else if (restored.length === 0) desk.err(`${desk.messages.allInEffect()}\n`);
  for (const reservation of read.json ? [] : restored) {
    desk.out(`${desk.messages.restored(`${reservation.protocol} ${formatRange(reservation)}`)}\n`);
  }
  return ExitStatus.success;
};

function backendOf({ settings }: Arguments, { locale }: Desk) {
  try {
    return chooseBackend(`${settings.backend ?? platformBackend()}`, settings, messagesFor(locale));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function restoreOn(backend: LinuxBackend, { messages }: Desk) {
  try {
    return await backend.restore();
  } catch (error) {
    if (!(error instanceof NativeFailure)) throw error;
    const { errno, syscall, cause } = error;
    const reason = cause instanceof Error ? cause.message : codeName(errno);
    const sentence =
      errno === Win32.ERROR_ACCESS_DENIED ? messages.restoreNeedsRoot() : messages.restoreFailed(reason);
    throw new PortReservationError(sentence, { errno, syscall }, { cause: error });
  }
}
