import { highestPort } from '../contract/reservation';
import { show } from '../core/validation';
import type { CliMessages } from './messages';
import { UsageError } from './usage-error';

const decimal = /^(0|[1-9][0-9]*)$/;

/**
 * A port or a count in plain decimal digits, 0 to 65535. `5000abc`, `5e3`, `0x1388` and `05000` are refused, for it
 * would be a guess what they mean; a zero is the system's to refuse.
 */
export function parsePort(name: string, text: string, messages: CliMessages): number {
  const value = decimal.test(text) ? Number(text) : Number.NaN;
  if (value <= highestPort) return value;
  throw new UsageError(messages.notAPort(name, show(text)));
}
