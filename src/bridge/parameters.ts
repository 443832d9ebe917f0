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
    if (chosen === undefined) throw this.notAChoice(name, choices);
    return chosen;
  }

  /** What a table has under the name that is given: one must be. */
  entry<T>(name: string, table: Readonly<Record<string, T>>): T {
    const chosen = Object.entries(table).find(([key]) => key === this.params[name]);
    if (chosen === undefined) throw this.notAChoice(name, Object.keys(table));
    return chosen[1];
  }

  /** An object; what is null in it is as good as absent. */
  object(name: string): Parameters {
    const value = this.params[name] ?? {};
    if (typeof value === 'object' && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).filter(([, property]) => property !== null));
    }
    throw parameterError(this.method, this.messages.notAnObject(name, show(value)));
  }

  private notAChoice(name: string, choices: readonly unknown[]): PortReservationError {
    const known = choices.map(show).join(', ');
    return parameterError(this.method, this.messages.notAChoice(name, show(this.params[name]), known));
  }
}
