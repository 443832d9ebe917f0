import { existsSync } from 'node:fs';
import { hasPinnedPowerShell } from '../powershell/pinned-powershell';
import { insideNamespace } from '../support/linux-namespace';
import { isOnPath } from '../support/run';
import type { Tier } from '../support/tier';
import { setUpWine } from './environment/set-up';
import { gcc, objdump, wine64 } from './environment/tools';

export const tier: Tier = {
  name: 'wine',
  proves:
    'Windows Node, edge-js’s Windows binaries, .NET for Windows and the shim load each other and call by the Windows x64 convention, up to stand-ins for the reservation functions; not how Windows itself reserves ports, and not .NET Framework',
  unavailable() {
    if (process.platform !== 'linux' || process.arch !== 'x64') return 'needs Linux on x64';
    if (!existsSync(wine64)) return `needs Wine's 64-bit half at ${wine64} (Debian: wine64)`;
    if (!isOnPath(gcc) || !isOnPath(objdump)) return `needs ${gcc} (Debian: gcc-mingw-w64-x86-64-win32)`;
    return hasPinnedPowerShell() ? undefined : 'needs the .NET SDK, version 10 or later';
  },
  setUp: setUpWine,
  // Nobody else's sockets stand in the blocks' way there.
  inside: insideNamespace,
};
