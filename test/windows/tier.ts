import { spawnSync } from 'node:child_process';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'windows',
  proves:
    "the Windows backend keeps the contract on Windows' real functions, on the CLR that the environment asks for",
  unavailable() {
    if (process.platform !== 'win32')
      return 'needs Windows; the workflow for windows-latest is where it runs';
    const elevated = spawnSync('net.exe', ['session'], { stdio: 'ignore' }).status === 0;
    return elevated ? undefined : 'needs an elevated session, because it creates and deletes reservations';
  },
};
