import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../support/build';
import { isOnPath } from '../support/run';

const project = path.join(__dirname, 'pinned', 'pinned.csproj');

/** The version of PowerShell that the tests run on. */
export const pinnedVersion = versionIn(readFileSync(project, 'utf8'));

/** NuGet's package of PowerShell for these systems. The checkout has its own, which every user of it may read. */
export function pinnedPowerShell(systems: 'unix' | 'win'): string {
  const tools = path.join(root, '.cache', 'powershell', 'powershell', pinnedVersion, 'tools');
  return path.join(tools, 'net10.0', 'any', systems);
}

/** The command that starts the pinned PowerShell on this machine. */
export function pinnedCommand(): readonly string[] {
  return ['dotnet', path.join(pinnedPowerShell(process.platform === 'win32' ? 'win' : 'unix'), 'pwsh.dll')];
}

/** Whether `npm run prepare-checkout` has fetched it, and there is something to start it with. */
export function hasPinnedPowerShell(): boolean {
  const [dotnet, library] = pinnedCommand() as [string, string];
  return isOnPath(process.platform === 'win32' ? `${dotnet}.exe` : dotnet) && existsSync(library);
}

function versionIn(text: string): string {
  const version = /Include="PowerShell" Version="\[(.+)\]"/.exec(text)?.[1];
  if (version === undefined) throw new Error(`${project} names no version of PowerShell.`);
  return version;
}
