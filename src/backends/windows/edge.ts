import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { LocalizedError } from '../../contract/locale';
import { type Clr, edgeVariables, type Variables, withVariables } from './edge-environment';
import type { Installation } from './installation';
import { windowsError } from './messages';
import { missingRuntime, systemFolder } from './visual-c-runtime';

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
    const { clr: hosted } = started;
    throw windowsError(({ native }) => native.otherClr(hosted, clr));
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
    const reason =
      error instanceof LocalizedError
        ? error
        : windowsError(({ native }) => native.notStarted((error as Error).message), { cause: error });
    return () => {
      throw reason;
    };
  }
}

function requireEdge(installation: Installation, clr: Clr): EdgeJs {
  const edge = require(installation.edgeJs) as EdgeJs;
  // Where CoreCLR does not start for some reasons, edge-js loads all the same, without its one function.
  const binary = require(edgeBinary(installation, clr)) as { initializeClrFunc?: unknown };
  if (typeof binary.initializeClrFunc === 'function') return edge;
  throw windowsError(({ native }) => native.startedNothing);
}

/** What can be known beforehand, so that the process keeps its one start. */
function refuseWhatCannotStart(installation: Installation, clr: Clr): void {
  if (!isMainThread) throw windowsError(({ native }) => native.mainThreadOnly);
  requireFile(installation.shim);
  if (clr === 'core') requireFile(path.join(installation.bootstrap, 'EdgeJs.dll'));
  if (process.platform === 'win32') requireRuntimeDlls(edgeBinary(installation, clr));
}

function requireFile(file: string): void {
  if (!existsSync(file)) throw windowsError(({ native }) => native.missingFile(file));
}

/** Windows would look for a DLL that is in neither place in the working directory, and then on PATH. */
function requireRuntimeDlls(binary: string): void {
  const missing = existsSync(binary) ? missingRuntime(binary, systemFolder()) : [];
  if (missing.length > 0) throw windowsError(({ native }) => native.missingRuntimeDll(missing.join(', ')));
}
