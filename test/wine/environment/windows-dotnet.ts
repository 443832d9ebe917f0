import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { run } from '../../support/run';
import { cache, cached } from './cache';

const project = path.join(__dirname, '..', 'dotnet-runtime', 'dotnet-runtime.csproj');

/** The folder that a Windows program takes for an installed .NET when it is on its PATH. */
export const windowsDotnet = path.join(cache, 'dotnet');

/** Lays NuGet's runtime packages out as an installation of .NET. */
export async function installWindowsDotnet(): Promise<void> {
  await cached('dotnet', [readFileSync(project), readFileSync(__filename)], async (folder) => {
    const packages = path.join(folder, 'packages');
    await run('dotnet', ['restore', project, '--packages', packages, '--verbosity', 'quiet']);
    for (const framework of ['Microsoft.NETCore.App', 'Microsoft.WindowsDesktop.App']) {
      const versions = path.join(packages, `${framework}.Runtime.win-x64`.toLowerCase());
      const [version = ''] = readdirSync(versions);
      const built = path.join(versions, version, 'runtimes', 'win-x64');
      const shared = path.join(folder, 'shared', framework, version);
      mkdirSync(shared, { recursive: true });
      cpSync(path.join(built, 'native'), shared, { recursive: true });
      cpSync(path.join(built, 'lib', 'net10.0'), shared, { recursive: true });
      if (framework === 'Microsoft.NETCore.App') {
        cpSync(path.join(shared, 'hostfxr.dll'), path.join(folder, 'host', 'fxr', version, 'hostfxr.dll'));
      }
    }
    // edge-js looks for dotnet.exe to learn where the runtimes are, and never starts it.
    writeFileSync(path.join(folder, 'dotnet.exe'), '');
    rmSync(packages, { recursive: true });
  });
}
