import {
  createJSONRPCErrorResponse,
  createJSONRPCNotification,
  createJSONRPCSuccessResponse,
  JSONRPCErrorCode,
  type JSONRPCRequest,
  JSONRPCServer,
} from 'json-rpc-2.0';
import type { HeldPorts } from './held-ports';
import type { Answer } from './items';
import { methods } from './methods';
import { ParameterReader, type Parameters, refuseUnknown } from './parameters';
import { toRequests } from './requests';
import { BridgeError, BridgeErrorCode, errorResponse, isUnforeseen } from './rpc-errors';
import { Session } from './session';
import { reportNativeCall, traced } from './trace';

/** Answers lines of JSON-RPC by calls of the core. */
export class Bridge {
  readonly session = new Session(reportNativeCall);
  readonly #server = new JSONRPCServer({ errorListener: diagnose });

  constructor(
    private readonly ports: HeldPorts,
    private readonly send: (message: object) => void,
  ) {
    this.#server.mapErrorToJSONRPCErrorResponse = (id, error) =>
      errorResponse(id, error, this.session.format);
    this.#add('initialize', Session.parameters, async (params) => this.session.initialize(params));
    for (const [name, method] of Object.entries(methods)) {
      this.#add(name, method.parameters, (params) => {
        const { reservations, messages } = this.session;
        if (reservations === undefined) {
          throw new BridgeError(BridgeErrorCode.NotInitialized, messages.notInitialized(name));
        }
        return method.run({ reservations, messages, ports: this.ports }, params);
      });
    }
  }

  /** Sends what there is to answer to a line; an error stands for a line that could not be read. */
  async receive(line: string | Error): Promise<void> {
    let json: unknown;
    try {
      if (line instanceof Error) throw line;
      json = JSON.parse(line);
    } catch (error) {
      this.send(createJSONRPCErrorResponse(null, JSONRPCErrorCode.ParseError, (error as Error).message));
      return;
    }
    const requests = toRequests(json);
    const answer = await this.#server.receive(requests);
    if (answer === null) return;
    // The library takes the brackets off a batch's only answer.
    const lone = Array.isArray(requests) && requests.length > 0 && !Array.isArray(answer);
    this.send(lone ? [answer] : answer);
  }

  #add(name: string, known: readonly string[], run: (params: Parameters) => Promise<Answer>): void {
    const parameters = [...known, 'trace'];
    this.#server.addMethodAdvanced(name, async (request) => {
      const params = (request.params ?? {}) as Parameters;
      const { trace, ...rest } = params;
      refuseUnknown(name, params, parameters, this.session.messages);
      const wanted = new ParameterReader(name, params, this.session.messages).choice('trace', [true, false]);
      const answer = await (wanted ? this.#traced(request, () => run(rest)) : run(rest));
      if (request.id === undefined) return null;
      return createJSONRPCSuccessResponse(request.id, this.session.format.result(answer));
    });
  }

  #traced<T>({ id = null }: JSONRPCRequest, run: () => T): T {
    return traced((call) => this.send(createJSONRPCNotification('nativeCall', { id, ...call })), run);
  }
}

function diagnose(message: string, error: unknown): void {
  if (isUnforeseen(error)) console.error(message, error);
}
