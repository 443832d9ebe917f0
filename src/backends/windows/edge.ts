import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { Installation } from './installation';

/** The .NET runtime that hosts the shim: .NET Framework, which every Windows has, or CoreCLR (.NET 8 and later). */
export type Clr = 'framework' | 'core';

/** A method of the shim. With `true` as second argument edge-js answers at once, for the shim's tasks are complete. */
export type EdgeMethod = (input: unknown, synchronously: true) => unknown;

interface EdgeJs {
  func(method: { assemblyFile: string; typeName: string; methodName: string }): EdgeMethod;
}

/** The variables that edge-js reads while it loads; it also sets some, for programs that it expects to start. */
const variables = ['EDGE_USE_CORECLR', 'EDGE_BOOTSTRAP_DIR', 'EDGE_NATIVE'] as const;

/** A process hosts one CLR, and edge-js is told which one only by the environment of its first loading. */
let hosted: { readonly clr: Clr; readonly edge: EdgeJs } | undefined;

/** edge-js on the given CLR, loaded at the first call. */
export function loadEdge(installation: Installation, clr: Clr): EdgeJs {
  if (hosted === undefined) {
    requireFile(installation.shim, 'the .NET shim');
    hosted = { clr, edge: inEnvironment(installation, clr, () => require(installation.edgeJs) as EdgeJs) };
  }
  if (hosted.clr !== clr) {
    throw new Error(
      `This process hosts the ${hosted.clr} CLR already and cannot host '${clr}' too; use another process.`,
    );
  }
  return hosted.edge;
}

/** The CLR to use when the caller names none. Off Windows there is only CoreCLR. */
export function defaultClr(): Clr {
  return process.platform !== 'win32' || process.env['EDGE_USE_CORECLR'] ? 'core' : 'framework';
}

/**
 * The binary that edge-js loads for this version and architecture of Node: the one compiled here, where there is one,
 * otherwise the one in its package. Nothing says that it exists.
 */
export function edgeBinary(installation: Installation, clr: Clr): string {
  const named = process.env['EDGE_NATIVE'];
  if (named) return named;
  const folder = path.dirname(require.resolve(installation.edgeJs));
  const name = clr === 'core' ? 'edge_coreclr.node' : 'edge_nativeclr.node';
  const compiled = path.join(folder, '..', 'build', 'Release', name);
  const [major = ''] = process.versions.node.split('.');
  const shipped = path.join(folder, 'native', process.platform, process.arch, major, name);
  return existsSync(compiled) ? compiled : shipped;
}

/** Sets what edge-js reads, and afterwards puts the environment back for the programs that this process starts. */
function inEnvironment<T>(installation: Installation, clr: Clr, load: () => T): T {
  const before = variables.map((name) => [name, process.env[name]] as const);
  set('EDGE_USE_CORECLR', clr === 'core' ? '1' : undefined);
  try {
    if (clr === 'core') {
      process.env['EDGE_BOOTSTRAP_DIR'] ??= installation.bootstrap;
      // Without it edge-js loads all the same, and only its first call fails, saying nothing of the reason.
      requireFile(path.join(process.env['EDGE_BOOTSTRAP_DIR'], 'EdgeJs.dll'), "edge-js's managed half");
    }
    return load();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}

function requireFile(file: string, what: string): void {
  if (existsSync(file)) return;
  throw new Error(`${file} is missing: ${what}; in a checkout \`dotnet build dotnet-shim\` makes it.`);
}

function set(name: string, value: string | undefined): void {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
