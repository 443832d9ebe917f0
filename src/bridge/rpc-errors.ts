import {
  createJSONRPCErrorResponse,
  JSONRPCErrorCode,
  type JSONRPCErrorResponse,
  type JSONRPCID,
} from 'json-rpc-2.0';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import type { Format } from './formats';
import { errorItem } from './items';

/** The codes of our own, from the range that JSON-RPC leaves to servers. */
export const BridgeErrorCode = {
  /** The core, or the system below it, refused; `data` says what. */
  Refused: -32000,
  /** The client is of another version. */
  VersionMismatch: -32001,
  /** A method was called before `initialize`. */
  NotInitialized: -32002,
} as const;

/** A refusal that has to do with the conversation, not with ports. */
export class BridgeError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** The error response for whatever a method threw. */
export function errorResponse(id: JSONRPCID, error: unknown, format: Format): JSONRPCErrorResponse {
  if (error instanceof PortReservationError) {
    const code =
      error.errno === Win32.ERROR_INVALID_PARAMETER
        ? JSONRPCErrorCode.InvalidParams
        : BridgeErrorCode.Refused;
    return createJSONRPCErrorResponse(id, code, error.message, format.errorData(errorItem(error)));
  }
  const { message } = error as Error;
  const code = error instanceof BridgeError ? error.code : JSONRPCErrorCode.InternalError;
  return createJSONRPCErrorResponse(id, code, message);
}

/** Whether nobody has foreseen this error, so that a developer wants to see where it comes from. */
export function isUnforeseen(error: unknown): boolean {
  return !(error instanceof PortReservationError || error instanceof BridgeError);
}
