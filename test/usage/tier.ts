import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'usage',
  proves:
    'why ports are free or refused, and what follows from the answer, on the memory backend and on the rules of Node’s own fetch; the real tables of Linux are in the tier linux',
  inside: insideOwnPorts,
};
