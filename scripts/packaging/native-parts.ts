import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { layOutBootstrap } from './bootstrap';
import { built, copy, root, runNpmCi, runPrepareCheckout } from './files';

/** edge-js as npm installed it here. */
export const edgeJs = path.join(root, 'node_modules', 'edge-js');

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

/** Lays out everything native that Windows needs, where `src/backends/windows/installation.ts` looks for it. */
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
