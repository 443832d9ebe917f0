import type { BoundPort } from '../../contract/backend';

/** Refuses to hand over a port that is held no longer, in the manner of Node's own ERR_SERVER_NOT_RUNNING. */
export function released(port: BoundPort): never {
  const message = `Port ${port.port} (${port.protocol}) is closed or adopted already; draw another one.`;
  throw Object.assign(new Error(message), { code: 'ERR_SERVER_NOT_RUNNING' });
}
