import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { type ModuleOptions, run } from '../powershell/session';

export const onLinux = process.platform === 'linux';

/** How to run a script on the backend at hand: filled in anew before each test. */
export interface BackendSetting {
  options: ModuleOptions;
}

const backends: Record<string, (stateDirectory: string) => ModuleOptions> = {
  'the memory backend': () => ({ Backend: 'memory', NodePath: process.execPath }),
  ...(onLinux && {
    'the Linux backend': (StateDirectory: string) => ({
      Backend: 'linux',
      StateDirectory,
      NodePath: process.execPath,
    }),
  }),
};

/**
 * Declares the same tests for the memory backend and, on Linux, for this kernel's own list.
 *
 * @param tidy A script that takes away what a test may have left: only the kernel's list outlives the engine.
 */
export function onEachBackend(tidy: string, tests: (setting: BackendSetting) => void): void {
  for (const [backend, optionsFor] of Object.entries(backends)) {
    describe(`on ${backend}`, () => {
      const setting: BackendSetting = { options: {} };
      let folder: string;

      beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-dsc-class-'));
        setting.options = optionsFor(folder);
      });

      afterEach(async () => {
        if (setting.options['Backend'] === 'linux') await run(tidy, setting);
        rmSync(folder, { recursive: true });
      });

      tests(setting);
    });
  }
}
