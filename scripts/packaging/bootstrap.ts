import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { built, copy, runPrepareCheckout } from './files';

/** The part of edge-js's managed half that takes functions from assemblies; the rest compiles C# text. */
const managedHalf = ['EdgeJs', 'Microsoft.Extensions.DependencyModel'] as const;

/** The oldest .NET that Microsoft supports. edge-js rolls forward within it, not beyond. */
const frameworkVersion = '10.0.0';

/** Lays out edge-js's managed half for CoreCLR: what EDGE_BOOTSTRAP_DIR names. */
export function layOutBootstrap(folder: string): void {
  const from = path.join(built, 'bootstrap');
  for (const name of managedHalf) {
    copy(path.join(from, `${name}.dll`), path.join(folder, `${name}.dll`), runPrepareCheckout);
  }
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
