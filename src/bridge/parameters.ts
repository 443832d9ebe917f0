import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { show } from '../core/validation';
import type { BridgeMessages } from './messages';

/** The parameters of a request, by name; what they hold is for the method to check. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A parameter that the bridge refuses itself, in the form of the core's own refusals. */
export function parameterError(method: string, message: string): PortReservationError {
  return new PortReservationError(message, { errno: Win32.ERROR_INVALID_PARAMETER, syscall: method });
}

/** Refuses a name that the method does not know: a misspelt filter would otherwise be no filter. */
export function refuseUnknown(
  method: string,
  params: Parameters,
  known: readonly string[],
  messages: BridgeMessages,
): void {
  const unknown = Object.keys(params).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw parameterError(method, messages.unknownParameter(method, show(unknown), known.join(', ')));
  }
}

/** Reads one method's parameters that have simple types. Absent ones are undefined. */
export class ParameterReader {
  constructor(
    private readonly method: string,
    private readonly params: Parameters,
    private readonly messages: BridgeMessages,
  ) {}

  text(name: string): string | undefined {
    const value = this.params[name];
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    throw parameterError(this.method, this.messages.notText(name, show(value)));
  }

  choice<T>(name: string, choices: readonly T[]): T | undefined {
    const value = this.params[name];
    if (value === undefined) return undefined;
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    throw parameterError(
      this.method,
      this.messages.notAChoice(name, show(value), choices.map(show).join(', ')),
    );
  }

  seconds(name: string): number | undefined {
    const value = this.params[name];
    if (value === undefined || (typeof value === 'number' && value > 0 && value <= 86400)) return value;
    throw parameterError(this.method, this.messages.notSeconds(name, show(value)));
  }
}
