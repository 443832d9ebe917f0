import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'contract',
  proves:
    'the memory backend keeps the contract that the linux and shim tiers hold the other two backends to; its drawn ports are real sockets of this machine',
  inside: insideOwnPorts,
};
