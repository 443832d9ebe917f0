import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'form',
  proves:
    'the sources are formatted, free of what the linter knows, and of sound types; not that they do anything',
};
