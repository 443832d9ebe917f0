import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { run } from '../../support/run';
import { cache, cached } from './cache';

const project = path.join(__dirname, '..', 'dotnet-runtime', 'dotnet-runtime.csproj');

/** The folder that a Windows program takes for an installed .NET when it is on its PATH. */
export const windowsDotnet = path.join(cache, 'dotnet');

/** Lays NuGet's runtime package out as an installation of .NET. */
export async function installWindowsDotnet(): Promise<void> {
  await cached('dotnet', [readFileSync(project)], async (folder) => {
    const packages = path.join(folder, 'packages');
    await run('dotnet', ['restore', project, '--packages', packages, '--verbosity', 'quiet']);
    const versions = path.join(packages, 'microsoft.netcore.app.runtime.win-x64');
    const [version = ''] = readdirSync(versions);
    const built = path.join(versions, version, 'runtimes', 'win-x64');
    const shared = path.join(folder, 'shared', 'Microsoft.NETCore.App', version);
    mkdirSync(shared, { recursive: true });
    cpSync(path.join(built, 'native'), shared, { recursive: true });
    cpSync(path.join(built, 'lib', 'net10.0'), shared, { recursive: true });
    // edge-js looks for dotnet.exe to learn where the runtimes are, and never starts it.
    writeFileSync(path.join(folder, 'dotnet.exe'), '');
    rmSync(packages, { recursive: true });
  });
}
