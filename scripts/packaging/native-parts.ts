import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { copy, root } from './files';

/** edge-js as npm installed it here. */
export const edgeJs = path.join(root, 'node_modules', 'edge-js');

/** What `dotnet build dotnet-shim` made here. */
const built = path.join(root, 'dotnet-shim', 'bin');

const runPrepareCheckout = 'Run `npm run prepare-checkout`, with the .NET SDK on PATH.';
const runNpmCi = 'Run `npm ci`.';

/**
 * The processors for which edge-js has binaries for all of its Node versions, and the Visual C++ DLLs that stand
 * beside them: those which they import and edge-js has. `edge_coreclr.node` for x64 imports VCRUNTIME140_1.dll too, which only
 * Microsoft's redistributable brings, and MSVCP140.dll with it.
 */
const visualCRuntime = {
  x64: ['vcruntime140.dll'],
  arm64: ['vcruntime140.dll', 'msvcp140.dll'],
} as const;
const processors = ['x64', 'arm64'] as const;

/** The two binaries of edge-js: one for .NET Framework, one for CoreCLR. */
const binaries = ['edge_nativeclr.node', 'edge_coreclr.node'] as const;

/** The part of edge-js's managed half that takes functions from assemblies; the rest compiles C# text. */
const managedHalf = ['EdgeJs', 'Microsoft.Extensions.DependencyModel'] as const;

/** The oldest .NET that Microsoft supports. edge-js rolls forward within it, not beyond. */
const frameworkVersion = '10.0.0';

/** Lays out everything native that Windows needs, where `src/windows/installation.ts` looks for it. */
export function layOutNativeParts(folder: string): void {
  copy(
    path.join(built, 'shim', 'PortReservation.Shim.dll'),
    path.join(folder, 'PortReservation.Shim.dll'),
    runPrepareCheckout,
  );
  layOutEdgeJs(path.join(folder, 'edge-js'));
  layOutBootstrap(path.join(folder, 'bootstrap'));
}

/** Node's major versions that edge-js has a binary for, on the given processor. */
function nodeVersions(processor: (typeof processors)[number]): string[] {
  const folder = path.join(edgeJs, 'lib', 'native', 'win32', processor);
  if (!existsSync(folder)) throw new Error(`${folder} is missing. ${runNpmCi}`);
  return readdirSync(folder).filter((name) => /^\d+$/.test(name));
}

function layOutEdgeJs(folder: string): void {
  for (const file of ['LICENSE', 'lib/edge.js', 'tools/checkMono.js']) {
    copy(path.join(edgeJs, file), path.join(folder, file), runNpmCi);
  }
  for (const processor of processors) {
    const from = path.join(edgeJs, 'lib', 'native', 'win32', processor);
    for (const version of nodeVersions(processor)) {
      const to = path.join(folder, 'lib', 'native', 'win32', processor, version);
      for (const file of binaries) copy(path.join(from, version, file), path.join(to, file), runNpmCi);
      for (const file of visualCRuntime[processor])
        copy(path.join(from, file), path.join(to, file), runNpmCi);
    }
  }
}

function layOutBootstrap(folder: string): void {
  const from = path.join(built, 'bootstrap');
  for (const name of managedHalf) {
    copy(path.join(from, `${name}.dll`), path.join(folder, `${name}.dll`), runPrepareCheckout);
  }
  mkdirSync(folder, { recursive: true });
  writeJson(
    path.join(folder, 'EdgeJs.deps.json'),
    withoutCompiler(readJson(path.join(from, 'EdgeJs.deps.json'))),
  );
  const config = readJson<RuntimeConfig>(path.join(from, 'EdgeJs.runtimeconfig.json'));
  config.runtimeOptions.framework.version = frameworkVersion;
  writeJson(path.join(folder, 'EdgeJs.runtimeconfig.json'), config);
}

interface RuntimeConfig {
  runtimeOptions: { framework: { name: string; version: string } };
}

interface Dependencies {
  targets: Record<string, Record<string, { dependencies?: Record<string, string> }>>;
  libraries: Record<string, unknown>;
}

/** The list of assemblies, reduced to those that ship: edge-js looks for every one that it names. */
function withoutCompiler(all: Dependencies): Dependencies {
  const ships = ([library]: [string, unknown]) => managedHalf.some((name) => library.split('/')[0] === name);
  const targets = Object.entries(all.targets).map(([target, libraries]) => {
    const kept = Object.entries(libraries).filter(ships);
    for (const [, library] of kept) {
      if (library.dependencies) library.dependencies = keepEntries(library.dependencies, ships);
    }
    return [target, Object.fromEntries(kept)] as const;
  });
  return { ...all, targets: Object.fromEntries(targets), libraries: keepEntries(all.libraries, ships) };
}

function keepEntries<T>(
  entries: Record<string, T>,
  keep: (entry: [string, T]) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(keep));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
