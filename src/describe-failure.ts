import type { NativeFailure, ReservationBackend } from './backend';
import { PortReservationError } from './errors';
import type { Block, Messages } from './messages';
import { endPortOf, formatRange, highestPort } from './reservation';
import { codeName, Win32 } from './win32';

/** Turns a backend's refusal about a block into the error that callers see. */
export function describeFailure(
  failure: NativeFailure,
  block: Block,
  backend: ReservationBackend,
  messages: Messages,
): PortReservationError {
  const { syscall, errno, obstacle } = failure;
  const ours = sentence(failure, block, messages);
  const systems = backend.systemMessage(errno);
  return new PortReservationError(
    systems ? `${ours} (${codeName(errno)}: ${systems})` : ours,
    {
      errno,
      syscall,
      protocol: block.protocol,
      startPort: block.startPort,
      numberOfPorts: block.numberOfPorts,
      obstacle,
    },
    { cause: failure.cause ?? failure },
  );
}

function sentence(failure: NativeFailure, block: Block, messages: Messages): string {
  switch (failure.errno) {
    case Win32.ERROR_ACCESS_DENIED:
      return messages.accessDenied(block, process.platform);
    case Win32.ERROR_SHARING_VIOLATION:
      return sharingViolation(failure, block, messages);
    case Win32.ERROR_INVALID_PARAMETER:
      return invalidBlock(failure, block, messages);
    case Win32.ERROR_NOT_FOUND:
      return messages.notFound(block);
    case Win32.ERROR_NOT_SUPPORTED:
      return failure.cause === undefined
        ? messages.notSupported(process.platform)
        : otherwise(failure, messages);
    case Win32.ERROR_TIMEOUT:
      return messages.locked(block);
    case Win32.WSAEADDRINUSE:
      return messages.noPortLeft(block);
    default:
      return otherwise(failure, messages);
  }
}

function sharingViolation({ obstacle }: NativeFailure, block: Block, messages: Messages): string {
  if (obstacle === undefined) return messages.sharingViolation(block);
  const range = formatRange(obstacle.range);
  switch (obstacle.kind) {
    case 'reservation':
      return messages.meetsReservation(block, range);
    case 'foreign':
      return messages.meetsForeignRange(block, range);
    case 'portInUse':
      return messages.portInUse(block, range);
  }
}

function invalidBlock(failure: NativeFailure, block: Block, messages: Messages): string {
  if (block.startPort === 0) return messages.zero('StartPort');
  if (block.numberOfPorts === 0) return messages.zero('NumberOfPorts');

  if (endPortOf(block) > highestPort) return messages.pastTheEnd(block);
  return otherwise(failure, messages);
}

/** Code and cause: what made a part of the chain unavailable (a missing .NET, an unreadable store) says more than any code. */
function otherwise({ syscall, errno, cause }: NativeFailure, messages: Messages): string {
  const text = messages.refused(syscall, codeName(errno), errno);
  return cause instanceof Error ? `${text} ${cause.message}` : text;
}
