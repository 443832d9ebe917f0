/** The version of the protocol, as each message names it. */
const jsonrpc = '2.0';

/** What a response answers to; null where the request could not be read. */
export type Id = string | number | null;

/** A call of a method. One without an id is a notification, to which nobody answers. */
export interface Request {
  readonly id?: Id;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The codes of JSON-RPC, and our own from the range that it leaves to servers. */
export const ErrorCode = {
  ParseError: -32700,
  InvalidRequest: -32600,
  MethodNotFound: -32601,
  InvalidParams: -32602,
  InternalError: -32603,
  /** The core, or the system below it, refused; `data` says what. */
  Refused: -32000,
  /** The client is of another version. */
  VersionMismatch: -32001,
  /** A method was called before `initialize`. */
  NotInitialized: -32002,
} as const;

/** A refusal that has to do with the conversation, not with ports. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    /** What the response to it answers to, where that is known only here. */
    readonly id: Id = null,
  ) {
    super(message);
  }
}

/**
 * What a line's JSON asks for. Batches are no requests here: docs/bridge-protocol.md.
 *
 * @throws {@link RpcError}
 */
export function toRequest(json: unknown): Request {
  const { jsonrpc: version, id, method, params = {} } = (json ?? {}) as Record<string, unknown>;
  const wellFormed =
    version === jsonrpc &&
    typeof method === 'string' &&
    (id === undefined || isId(id)) &&
    typeof params === 'object' &&
    params !== null;
  if (!wellFormed) throw new RpcError(ErrorCode.InvalidRequest, 'Invalid Request', isId(id) ? id : null);
  return { method, params: params as Request['params'], ...(id === undefined ? {} : { id }) };
}

/** The response to a request that was carried out. */
export function resultMessage(id: Id, result: unknown): object {
  return { jsonrpc, id, result };
}

/** The response to a request that was refused. */
export function errorMessage(id: Id, code: number, message: string, data?: object): object {
  return { jsonrpc, id, error: { code, message, data } };
}

/** What is told without being asked. */
export function notification(method: string, params: object): object {
  return { jsonrpc, method, params };
}

function isId(value: unknown): value is Id {
  return typeof value === 'string' || typeof value === 'number' || value === null;
}
