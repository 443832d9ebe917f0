import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'map',
  proves:
    'the map of all ports, as signs and as a picture, on the memory backend; nobody’s eye looks at it here',
};
