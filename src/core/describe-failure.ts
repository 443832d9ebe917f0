import type { NativeFailure, Obstacle, ReservationBackend } from '../contract/backend';
import { isError } from '../contract/error-class';
import { LocalizedError, sentenceOf } from '../contract/locale';
import {
  type Block,
  type ExclusionBlock,
  endPortOf,
  formatRange,
  highestPort,
  type PortRange,
  type Protocol,
  sameRange,
} from '../contract/reservation';
import { codeName, Win32 } from '../contract/win32';
import { PortReservationError } from './errors';
import { type Messages, messagesFor } from './messages';

/**
 * Turns a backend's refusal about a reservation, or about an exclusion, into the error that callers see.
 *
 * @param users - Who has the port open that is in the way; empty where nobody knows.
 */
export function describeFailure(
  failure: NativeFailure,
  block: Block | ExclusionBlock,
  backend: ReservationBackend,
  locale: string,
  users = '',
): PortReservationError {
  const { syscall, errno, obstacle } = failure;
  const ours = sentence(failure, block, locale, users);
  const systems = backend.systemMessage(errno);
  return new PortReservationError(
    systems ? `${ours} (${codeName(errno)}: ${systems})` : ours,
    {
      errno,
      syscall,
      protocol: block.protocol,
      startPort: block.startPort,
      numberOfPorts: block.numberOfPorts,
      obstacle: obstacle && { ...obstacle, isSameBlock: sameRange(obstacle.range, block) },
    },
    { cause: failure.cause ?? failure },
  );
}

/** Turns a backend's refusal to restore, which concerns no single block, into the error that callers see. */
export function describeRestoreFailure(failure: NativeFailure, locale: string): PortReservationError {
  const { errno, syscall, cause } = failure;
  const reason = cause === undefined ? codeName(errno) : sentenceOf(cause, locale);
  const messages = messagesFor(locale);
  const denied = errno === Win32.ERROR_ACCESS_DENIED && !(cause instanceof LocalizedError);
  const text = denied ? messages.restoreNeedsPrivilege() : messages.restoreFailed(reason);
  return new PortReservationError(text, { errno, syscall }, { cause: cause ?? failure });
}

/** Turns a backend's refusal to list, which concerns no single block, into the error that callers see. */
export function describeListFailure(
  failure: NativeFailure,
  protocol: Protocol,
  locale: string,
): PortReservationError {
  const { errno, syscall, cause } = failure;
  const messages = messagesFor(locale);
  const reason = cause === undefined ? codeName(errno) : sentenceOf(cause, locale);
  const isMissing = errno === Win32.ERROR_NOT_SUPPORTED && cause === undefined;
  const text = isMissing ? messages.notSupported(process.platform) : messages.notListed(protocol, reason);
  return new PortReservationError(text, { errno, syscall, protocol }, { cause: cause ?? failure });
}

/** What reservations and exclusions have each their own sentence for. */
interface Sentences {
  denied(platform: NodeJS.Platform): string;
  portInUse(port: string, users: string): string;
  somePortInUse(): string;
  notFound(obstacle: Obstacle | undefined): string;
  because(reason: string): string;
}

function sentencesAbout(block: Block | ExclusionBlock, messages: Messages): Sentences {
  return 'store' in block
    ? {
        denied: (platform) => messages.exclusionDenied(block, platform),
        portInUse: (port, users) => messages.exclusionPortInUse(block, port, users),
        somePortInUse: () => messages.exclusionSomePortInUse(block),
        notFound: (obstacle) =>
          [messages.exclusionNotFound(block), holder(obstacle, block, messages)].join(' ').trimEnd(),
        because: (reason) => messages.exclusionBecause(block, reason),
      }
    : {
        denied: (platform) => messages.accessDenied(block, platform),
        portInUse: (port, users) => messages.portInUse(block, port, users),
        somePortInUse: () => messages.somePortInUse(block),
        notFound: () => messages.notFound(block),
        because: (reason) => messages.because(block, reason),
      };
}

/** A backend that says in people's language what was wrong knows more than any code tells. */
function sentence(
  failure: NativeFailure,
  block: Block | ExclusionBlock,
  locale: string,
  users: string,
): string {
  const messages = messagesFor(locale);
  const about = sentencesAbout(block, messages);
  if (failure.cause instanceof LocalizedError) return about.because(failure.cause.sentence(locale));
  switch (failure.errno) {
    case Win32.ERROR_ACCESS_DENIED:
      return about.denied(process.platform);
    case Win32.ERROR_SHARING_VIOLATION:
      return sharingViolation(failure, block, messages, users);
    case Win32.ERROR_INVALID_PARAMETER:
      return invalidBlock(failure, block, messages);
    case Win32.ERROR_NOT_FOUND:
      return about.notFound(failure.obstacle);
    case Win32.ERROR_NOT_SUPPORTED:
      return failure.cause === undefined
        ? messages.notSupported(process.platform)
        : otherwise(failure, messages);
    case Win32.WSAEADDRINUSE:
      return messages.noPortLeft(block);
    default:
      return otherwise(failure, messages);
  }
}

function sharingViolation(
  { obstacle }: NativeFailure,
  block: Block,
  messages: Messages,
  users: string,
): string {
  if (obstacle === undefined) return messages.sharingViolation(block);
  const range = formatRange(obstacle.range);
  switch (obstacle.kind) {
    case 'reservation':
      return messages.meetsReservation(block, range);
    case 'exclusion':
      return meetsExclusion(obstacle, block, messages);
    case 'runtime':
      return messages.meetsRuntimeReservation(block, range);
    case 'foreign':
      return messages.meetsForeignRange(block, range);
    case 'portInUse': {
      const about = sentencesAbout(block, messages);
      return obstacle.range.numberOfPorts === 1 ? about.portInUse(range, users) : about.somePortInUse();
    }
  }
}

/** Windows' Host Network Service excludes this block for its own use, and makes it again. */
const hostNetworkService: PortRange = { startPort: 50000, numberOfPorts: 60 };

function meetsExclusion(obstacle: Obstacle, block: Block | ExclusionBlock, messages: Messages): string {
  const range = formatRange(obstacle.range);
  if ('store' in block && sameRange(obstacle.range, block)) {
    const isForLonger = block.store === 'persistent' && obstacle.store === 'active';
    return isForLonger ? messages.excludedUntilRestart(block) : messages.excludedAlready(block);
  }
  if (sameRange(obstacle.range, hostNetworkService)) return messages.meetsHostNetworkService(block, range);
  return obstacle.store === 'active'
    ? messages.meetsActiveExclusion(block, range)
    : messages.meetsExclusion(block, range);
}

/** Whose the ports are of an exclusion that was not found; empty where nobody holds them. */
function holder(obstacle: Obstacle | undefined, block: ExclusionBlock, messages: Messages): string {
  if (obstacle === undefined) return '';
  const range = formatRange(obstacle.range);
  switch (obstacle.kind) {
    case 'reservation':
      return messages.heldByReservation(block, range);
    case 'exclusion':
      return messages.heldByExclusion(block, range);
    case 'runtime':
      return messages.heldAtRuntime(block, range);
    case 'foreign':
      return messages.heldBySomebodyElse(block, range);
    case 'portInUse':
      return '';
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
  return isError(cause) ? `${text} ${cause.message}` : text;
}
