import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { errorJson } from '../core/json';
import {
  ErrorCode,
  errorMessage,
  type Id,
  notification,
  type Request,
  RpcError,
  resultMessage,
  toRequest,
} from './json-rpc';
import { bridgeMessagesFor } from './messages';
import { methods } from './methods';
import { ParameterReader, type Parameters, refuseUnknown } from './parameters';
import { type Language, Session } from './session';
import { traced } from './trace';

/** What every method takes beside its own parameters. */
const common = ['locale', 'trace'];

/** Answers lines of JSON-RPC by calls of the core. */
export class Bridge {
  readonly #session = new Session();

  constructor(private readonly send: (message: object) => void) {}

  /** Sends what there is to answer to a line; an error is a line that could not be read. */
  async receive(line: string | Error): Promise<void> {
    let request: Request;
    try {
      request = toRequest(parse(line));
    } catch (error) {
      this.#refuse((error as RpcError).id, error);
      return;
    }
    const { id } = request;
    try {
      const result = await this.#carryOut(request);
      if (id !== undefined) this.send(resultMessage(id, result));
    } catch (error) {
      if (id !== undefined) this.#refuse(id, error);
    }
  }

  /** The language counts at once, so that a refusal of the other parameters is told in it too. */
  async #carryOut({ id = null, method: name, params }: Request): Promise<unknown> {
    const locale = typeof params['locale'] === 'string' ? params['locale'] : 'en';
    const language = { locale, messages: bridgeMessagesFor(locale) };
    const { parameters, run } = this.#method(name, language);
    refuseUnknown(name, params, [...parameters, ...common], language.messages);
    const read = new ParameterReader(name, params, language.messages);
    read.text('locale');
    const wanted = read.choice('trace', [true, false]);
    const { locale: _locale, trace: _trace, ...own } = params;
    if (!wanted) return run(own);
    return traced(
      (call) => this.send(notification('nativeCall', { id, ...call })),
      () => run(own),
    );
  }

  #method(
    name: string,
    language: Language,
  ): { parameters: readonly string[]; run(own: Parameters): unknown } {
    const session = this.#session;
    if (name === 'initialize') {
      return { parameters: Session.parameters, run: (own) => session.initialize(own, language) };
    }
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (method === undefined) throw new RpcError(ErrorCode.MethodNotFound, 'Method not found');
    const { parameters, run } = method;
    return {
      parameters,
      run: (own) => run({ ...language, reservations: session.reservations(name, language) }, own),
    };
  }

  #refuse(id: Id, error: unknown): void {
    if (error instanceof PortReservationError) {
      const invalid = error.errno === Win32.ERROR_INVALID_PARAMETER;
      const code = invalid ? ErrorCode.InvalidParams : ErrorCode.Refused;
      this.send(errorMessage(id, code, error.message, errorJson(error)));
    } else if (error instanceof RpcError) {
      this.send(errorMessage(id, error.code, error.message));
    } else {
      // Nobody has foreseen this one: a developer wants to see where it comes from.
      console.error(error);
      this.send(errorMessage(id, ErrorCode.InternalError, (error as Error).message));
    }
  }
}

function parse(line: string | Error): unknown {
  try {
    if (line instanceof Error) throw line;
    return JSON.parse(line);
  } catch (error) {
    throw new RpcError(ErrorCode.ParseError, (error as Error).message);
  }
}
