import { isOnPath } from '../support/run';
import type { Tier } from '../support/tier';
import { buildChecker } from './checker';

export const tier: Tier = {
  name: 'gate',
  proves:
    "the module's scripts keep the rules that Windows PowerShell 5.1 sets, by its reference assemblies and the parser of a later engine; 5.1 itself runs nothing here",
  unavailable: () => (isOnPath('dotnet') ? undefined : 'it needs the .NET SDK 10'),
  async setUp() {
    buildChecker();
    return {};
  },
};
