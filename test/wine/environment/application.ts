import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../support/build';
import { run } from '../../support/run';
import { cache } from './cache';
import { nodeVersions } from './windows-node';

/** A checkout as a Windows machine would have it: compiled sources and tests, edge-js with its Windows binaries. */
export const application = path.join(cache, 'application');

const edgeJs = path.join('node_modules', 'edge-js');

/** Compiles and lays out what the tests run. Always afresh: the sources are what is being tested. */
export async function layOutApplication(): Promise<void> {
  rmSync(application, { recursive: true, force: true });
  mkdirSync(path.join(application, 'node_modules'), { recursive: true });
  await compileTypeScript();
  layOutEdgeJs();
  await run('dotnet', [
    ...['build', path.join(root, 'dotnet-shim'), '--configuration', 'Release'],
    ...['--verbosity', 'quiet', '--nologo'],
  ]);
  cpSync(path.join(root, 'dotnet-shim', 'bin'), path.join(application, 'dotnet-shim', 'bin'), {
    recursive: true,
  });
  nameInstalledRuntime();
  for (const name of ['package.json', 'PortReservation.psd1', 'powershell']) {
    cpSync(path.join(root, name), path.join(application, name), { recursive: true });
  }
}

/** The sources, and the tests that run inside Windows, in one tree; `dist` is another name for its `src`. */
async function compileTypeScript(): Promise<void> {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = path.join(__dirname, '..', 'inside', 'tsconfig.json');
  await run(process.execPath, [tsc, '--project', project, '--outDir', application]);
  symlinkSync('src', path.join(application, 'dist'));
}

/** A copy without the binary that npm built for this machine, and with what its install script does on Windows. */
function layOutEdgeJs(): void {
  const from = path.join(root, edgeJs);
  const to = path.join(application, edgeJs);
  cpSync(from, to, { recursive: true, filter: (file) => file !== path.join(from, 'build') });
  const binaries = path.join(to, 'lib', 'native', 'win32', 'x64');
  const runtimes = readdirSync(binaries).filter((name) => name.endsWith('.dll'));
  for (const major of nodeVersions.map((version) => version.slice(0, version.indexOf('.')))) {
    for (const dll of runtimes) cpSync(path.join(binaries, dll), path.join(binaries, major, dll));
  }
}

/** Without an SDK edge-js takes exactly the .NET that its managed half was built for, and here is only 10. */
function nameInstalledRuntime(): void {
  const file = path.join(application, 'dotnet-shim', 'bin', 'bootstrap', 'EdgeJs.runtimeconfig.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  config.runtimeOptions.framework.version = '10.0.0';
  writeFileSync(file, JSON.stringify(config));
}
