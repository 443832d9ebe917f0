import { isOnPath } from '../support/run';
import { standInsUnavailable } from '../support/standins';
import type { Tier } from '../support/tier';
import { compiler } from './headers';

export const tier: Tier = {
  name: 'abi',
  proves:
    'the prototypes, constants and structures in the shim’s DLL agree with mingw-w64’s headers and, where NuGet serves them, with Microsoft’s, for 32 and 64 bits; the DLL loads and answers on Mono; not that Windows behaves as its headers say',
  unavailable() {
    if (!isOnPath(compiler)) return `it takes ${compiler} (Debian: g++-mingw-w64-x86-64-win32)`;
    if (!isOnPath('mono')) return 'it takes mono (Debian: mono-runtime)';
    return standInsUnavailable();
  },
};
