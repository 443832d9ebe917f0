import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { type Clr, edgeVariables, type Variables, withVariables } from './edge-environment';
import type { Installation } from './installation';

export type { Clr } from './edge-environment';

/** A method of the shim. With `true` as second argument edge-js answers at once, for the shim's tasks are complete. */
export type EdgeMethod = (input: unknown, synchronously: true) => unknown;

interface EdgeJs {
  func(method: { assemblyFile: string; typeName: string; methodName: string }): EdgeMethod;
}

/**
 * How the one start of a CLR ended that a process has. A second one, after one that failed half-way, would abort the
 * process.
 */
let started: { readonly clr: Clr; readonly edge: () => EdgeJs } | undefined;

/** edge-js on the given CLR, loaded at the first call. */
export function loadEdge(installation: Installation, clr: Clr): EdgeJs {
  if (started === undefined) {
    refuseWhatCannotStart(installation, clr);
    const variables = edgeVariables(clr, installation.bootstrap);
    started = { clr, edge: start(installation, clr, variables) };
  }
  if (started.clr !== clr) {
    throw new Error(
      `This process hosts the ${started.clr} CLR already and cannot host '${clr}' too; use another process.`,
    );
  }
  return started.edge();
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
  const folder = path.dirname(require.resolve(installation.edgeJs));
  const name = clr === 'core' ? 'edge_coreclr.node' : 'edge_nativeclr.node';
  const compiled = path.join(folder, '..', 'build', 'Release', name);
  const [major = ''] = process.versions.node.split('.');
  const shipped = path.join(folder, 'native', process.platform, process.arch, major, name);
  return existsSync(compiled) ? compiled : shipped;
}

/** edge-js, or the reason why it did not start, which is told at every call. */
function start(installation: Installation, clr: Clr, variables: Variables): () => EdgeJs {
  try {
    const edge = withVariables(variables, () => requireEdge(installation, clr));
    return () => edge;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function requireEdge(installation: Installation, clr: Clr): EdgeJs {
  const edge = require(installation.edgeJs) as EdgeJs;
  // Where CoreCLR does not start for some reasons, edge-js loads all the same, without its one function.
  const binary = require(edgeBinary(installation, clr)) as { initializeClrFunc?: unknown };
  if (typeof binary.initializeClrFunc === 'function') return edge;
  throw new Error(
    'edge-js has started no CLR, and says nothing of the reason; with the variable COREHOST_TRACE=1 it does.',
  );
}

/** What can be known beforehand, so that the process keeps its one start. */
function refuseWhatCannotStart({ shim, bootstrap }: Installation, clr: Clr): void {
  if (!isMainThread) {
    throw new Error("edge-js works on a process's main thread only; this is a worker thread.");
  }
  requireFile(shim, 'the .NET shim');
  if (clr === 'core') requireFile(path.join(bootstrap, 'EdgeJs.dll'), "edge-js's managed half");
}

function requireFile(file: string, what: string): void {
  if (existsSync(file)) return;
  throw new Error(`${file} is missing: ${what}; in a checkout \`dotnet build dotnet-shim\` makes it.`);
}
