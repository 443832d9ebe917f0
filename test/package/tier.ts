import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../scripts/packaging/files';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'package',
  proves:
    'the npm package and the PowerShell module hold what they need and no more, are the same bytes each time, and work where they are installed, on Linux; the Windows binaries in them are read, not run (the wine tier runs them)',
  unavailable: () => {
    if (process.platform !== 'linux') return 'it tries the packages with tools of Linux';
    if (spawnSync('dotnet', ['--version']).status !== 0) return 'it takes the .NET SDK, to build what ships';
    if (!existsSync(path.join(root, 'dotnet-shim', 'bin', 'shim'))) return 'the shim is not built';
    return undefined;
  },
};
