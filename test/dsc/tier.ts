import { tier as linux } from '../linux/tier';
import { build } from '../support/build';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'dsc',
  proves:
    "the DSC v3 resource, every operation started as its manifest tells dsc to, on the Linux backend and this kernel's list; dsc.exe itself takes no part, as no registry has it",
  ...(linux.unavailable && { unavailable: linux.unavailable }),
  ...(linux.inside && { inside: linux.inside }),
  async setUp() {
    build();
    return {};
  },
};
