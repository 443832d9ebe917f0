import type { BoundPort } from '../../contract/backend';
import type { Protocol } from '../../contract/reservation';
import { bindTcpPort } from './bound-tcp-port';
import { bindUdpPort } from './bound-udp-port';

/** Binds one port of an address in numbers, or rejects with Node's system error. */
export const bindPort: {
  readonly [P in Protocol]: (host: string, port: number) => Promise<BoundPort<P>>;
} = { tcp: bindTcpPort, udp: bindUdpPort };
