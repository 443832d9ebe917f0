import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'unit',
  proves: 'validation, messages, errors, parsing and the public API, in TypeScript alone',
  inside: insideOwnPorts,
};
