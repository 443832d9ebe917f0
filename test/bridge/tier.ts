import { build } from '../support/build';
import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'bridge',
  proves:
    'the bridge, as a process of its own, keeps its protocol and outlives any input; the ports below it are the memory backend’s, so nothing native is proved here',
  inside: insideOwnPorts,
  async setUp() {
    build();
    return {};
  },
};
