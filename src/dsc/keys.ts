import type { Block } from '../contract/reservation';

/** The keys of an instance, without whatever else is known of it. */
export function keysOf({ protocol, startPort, numberOfPorts }: Block): Block {
  return { protocol, startPort, numberOfPorts };
}
