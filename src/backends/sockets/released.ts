import type { BoundPort } from '../../contract/backend';
import { toUser } from './messages';

/** Refuses to hand over a port that is held no longer, in the manner of Node's own ERR_SERVER_NOT_RUNNING. */
export function released(port: BoundPort): never {
  const message = toUser((say) => say.released(port.port, port.protocol));
  throw Object.assign(new Error(message), { code: 'ERR_SERVER_NOT_RUNNING' });
}
