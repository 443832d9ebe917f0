import { existsSync, readdirSync, realpathSync } from 'node:fs';
import * as path from 'node:path';
import { windowsError } from './messages';

/** An installed .NET runtime. */
export interface DotnetRuntime {
  /** The folder of `dotnet`, with `shared` beside it. */
  readonly root: string;
  /** As in `10.0.1`. */
  readonly version: string;
}

/** The oldest .NET that edge-js's managed half is compiled for. */
const oldestMajor = 8;

/** How the program is called that stands for .NET. */
export const dotnetExecutable = process.platform === 'win32' ? 'dotnet.exe' : 'dotnet';

/** Where a runtime's versions are, below the folder of `dotnet`. */
const runtimes = path.join('shared', 'Microsoft.NETCore.App');

/**
 * The newest .NET runtime beside the `dotnet` of this machine: in `%ProgramFiles%\dotnet` on Windows, then on PATH.
 * Relative entries of PATH count for nothing.
 *
 * @throws An Error that says where it was looked for.
 */
export function findDotnetRuntime(environment: NodeJS.ProcessEnv = process.env): DotnetRuntime {
  const programFiles = process.platform === 'win32' ? environment['ProgramFiles'] : undefined;
  const folders = [
    ...(programFiles ? [path.join(programFiles, 'dotnet')] : []),
    ...(environment['PATH'] ?? '').split(path.delimiter),
  ].filter((folder) => path.isAbsolute(folder));
  const found = folders.map((folder) => path.join(folder, dotnetExecutable)).find((file) => existsSync(file));
  if (found === undefined) {
    throw windowsError(({ native }) => native.noDotnet(dotnetExecutable));
  }
  const root = path.dirname(realpathSync(found));
  return { root, version: newestVersion(path.join(root, runtimes)) };
}

function newestVersion(folder: string): string {
  const versions = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^\d+\.\d+\.\d+$/.test(name) && Number.parseInt(name, 10) >= oldestMajor)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const newest = versions.at(-1);
  if (newest !== undefined) return newest;
  throw windowsError(({ native }) => native.noRuntime(folder));
}
