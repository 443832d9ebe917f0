import { build } from '../support/build';
import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'cli',
  proves:
    'every command of port-reservation, on the memory backend in this process and as a process of its own on Linux’ real one, where a network namespace is to be had',
  inside: insideOwnPorts,
  async setUp() {
    build();
    return {};
  },
};
