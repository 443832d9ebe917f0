import { isJSONRPCID, type JSONRPCRequest } from 'json-rpc-2.0';

/** The most requests that one line may hold. */
const longestBatch = 1000;

/**
 * What a line's JSON asks for, in a form that `JSONRPCServer` takes: a request, or a batch of them. What is no request
 * becomes an object that the server answers with "Invalid Request".
 */
export function toRequests(json: unknown): JSONRPCRequest | JSONRPCRequest[] {
  if (!Array.isArray(json)) return toRequest(json);
  return json.length > longestBatch ? toRequest(null) : json.map(toRequest);
}

function toRequest(json: unknown): JSONRPCRequest {
  const { id, method, params } = (json ?? {}) as Partial<JSONRPCRequest>;
  const wellFormed =
    typeof method === 'string' &&
    (id === undefined || isJSONRPCID(id)) &&
    (params === undefined || (typeof params === 'object' && params !== null));
  return (wellFormed ? json : { id: isJSONRPCID(id) ? id : null }) as JSONRPCRequest;
}
