import type { NativeFailure, ReservationBackend } from '../contract/backend';
import { sentenceOf } from '../contract/locale';
import type { Block, Protocol } from '../contract/reservation';
import { codeName, Win32 } from '../contract/win32';
import { PortReservationError } from './errors';
import { messagesFor } from './messages';

/** What a call about the use of ports was about, where the backend refused it. */
export type UsageCall =
  | { readonly asked: 'sockets' | 'dynamicRange'; readonly protocol: Protocol }
  | { readonly asked: 'setDynamicRange'; readonly block: Block };

/** Turns a backend's refusal to tell of sockets, or of the dynamic range, into the error that callers see. */
export function describeUsageFailure(
  failure: NativeFailure,
  call: UsageCall,
  backend: ReservationBackend,
  locale: string,
): PortReservationError {
  const { syscall, errno } = failure;
  const ours = sentence(failure, call, locale);
  const systems = backend.systemMessage(errno);
  const details = { errno, syscall, ...('block' in call ? call.block : { protocol: call.protocol }) };
  const message = systems ? `${ours} (${codeName(errno)}: ${systems})` : ours;
  return new PortReservationError(message, details, { cause: failure.cause ?? failure });
}

function sentence(failure: NativeFailure, call: UsageCall, locale: string): string {
  const messages = messagesFor(locale);
  if (call.asked === 'setDynamicRange') return refusedRange(failure, call.block, locale);
  const reason = failure.cause === undefined ? codeName(failure.errno) : sentenceOf(failure.cause, locale);
  return call.asked === 'sockets'
    ? messages.socketsUnreadable(call.protocol, reason)
    : messages.dynamicRangeUnreadable(call.protocol, reason);
}

function refusedRange({ errno, syscall, cause }: NativeFailure, block: Block, locale: string): string {
  const messages = messagesFor(locale);
  switch (errno) {
    case Win32.ERROR_ACCESS_DENIED:
      return messages.dynamicRangeDenied(block.protocol, process.platform);
    case Win32.ERROR_INVALID_PARAMETER:
      return messages.notADynamicRange(block, process.platform);
    case Win32.ERROR_TIMEOUT:
      return messages.dynamicRangeLocked(block.protocol);
    default: {
      const text = messages.refused(syscall, codeName(errno), errno);
      return cause === undefined ? text : `${text} ${sentenceOf(cause, locale)}`;
    }
  }
}
