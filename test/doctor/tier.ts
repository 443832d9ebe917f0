import { tier as linux } from '../linux/tier';
import { build } from '../support/build';
import { insideNamespace } from '../support/linux-namespace';
import { buildStandIns, standInsUnavailable } from '../support/standins';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'doctor',
  proves:
    'doctor names what is broken, and its probe observes and leaves nothing behind, on this kernel and on a stand-in Windows; what a real Windows answers to a probe is not shown',
  ...(linux.unavailable === undefined ? {} : { unavailable: linux.unavailable }),
  async setUp() {
    build();
    return standInsUnavailable() === undefined ? buildStandIns() : {};
  },
  inside: insideNamespace,
};
