import * as path from 'node:path';
import { expect } from 'chai';
import { offline } from '../powershell/engine';
import { pinnedPowerShell } from '../powershell/pinned-powershell';
import { application } from './environment/application';
import { windowsDotnet } from './environment/windows-dotnet';
import { nodeVersions, windowsNode } from './environment/windows-node';
import { withFreshMachine } from './machine';
import { windowsPath, wine } from './wine';

const script = path.join(__dirname, 'inside', 'chain.ps1');
const manifest = path.join(application, 'PortReservation.psd1');

const pwsh = path.join(pinnedPowerShell('win'), 'pwsh.exe');

/** Under Wine the .NET runtime dies of its own protection against memory that is writable and executable. */
const withoutProtection = { DOTNET_EnableWriteXorExecute: '0' };

describe('the whole chain as Windows programs: PowerShell, Node, edge-js, the shim and the stand-ins', () => {
  for (const version of nodeVersions) {
    it(`makes, finds, uses and removes a reservation, on Node ${version}`, async function () {
      this.timeout('3 minutes');
      await withFreshMachine(async (machine) => {
        const folders = [path.dirname(windowsNode(version)), windowsDotnet].map(windowsPath);
        const finished = await wine(
          pwsh,
          ['-NoLogo', '-NoProfile', '-File', windowsPath(script), '-Manifest', windowsPath(manifest)],
          {
            env: {
              WINEPATH: folders.join(';'),
              DOTNET_ROOT: windowsPath(windowsDotnet),
              ...withoutProtection,
              ...offline,
            },
            inTerminal: true,
            patience: 90,
          },
        );
        const output = finished.stdout + finished.stderr;
        expect(finished.status, output).to.equal(0);
        expect(finished.stdout.trimEnd().split('\n'), output).to.deep.equal([
          'New: tcp 5000-5019 18364758544493064720 UInt64 windows',
          'Get: True',
          'List: 1 5000',
          'Socket: 127.0.0.1:5000',
          'Second socket: 127.0.0.1:5001',
          'Test: True False',
          'Conflict: ReservationConflict',
          'Missing: ReservationNotFound (ERROR_NOT_FOUND: Element not found.)',
          'Removed: True',
        ]);
        expect(machine.blocks()).to.deep.equal([]);
      });
    });
  }
});
