import { build } from '../support/build';
import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';
import { whyNoEngine } from './engine';

export const tier: Tier = {
  name: 'powershell',
  proves:
    "the module on PowerShell 7.6, with the bridge as its child, over the memory backend and over this kernel's list; Windows PowerShell 5.1 only where it is the engine",
  unavailable: () => whyNoEngine(),
  inside: insideOwnPorts,
  async setUp() {
    build();
    return {};
  },
};
