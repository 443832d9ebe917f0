import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'find-free',
  proves: 'the search for free ports, against a plain model and against real sockets of this machine',
  inside: insideOwnPorts,
};
