import * as path from 'node:path';
import { root } from '../../support/build';
import { run } from '../../support/run';
import { cache } from './cache';

const folder = path.join(cache, 'powershell-host');

/** The PowerShell engine in the tests' own host, as a Windows program that needs no .NET on the machine. */
export const powershellHost = path.join(folder, 'host.exe');

export async function publishPowerShellHost(): Promise<void> {
  const project = path.join(root, 'test', 'powershell', 'host');
  // Away from the host's own folders, which hold its build for this machine.
  const artifacts = path.join(cache, 'powershell-host-artifacts');
  await run('dotnet', [
    ...['publish', project, '--configuration', 'Release', '--runtime', 'win-x64', '--self-contained'],
    ...['--artifacts-path', artifacts, '--output', folder, '--verbosity', 'quiet', '--nologo'],
  ]);
}
