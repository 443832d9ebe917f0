import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { loadEdge } from '../../src/backends/windows/edge';
import { findInstallation } from '../../src/backends/windows/installation';
import { WindowsBackend } from '../../src/backends/windows/windows-backend';
import { root } from '../../test/support/build';
import { onStandIns } from '../places';
import type { Row } from '../row';
import { each, inTurn } from '../samples';

const blocks = Array.from({ length: 10_000 }, (_unused, index) => ({
  startPort: 10_000 + index,
  numberOfPorts: 1,
}));

/** A C# method, in the CLR that hosts the shim, that looks the same blocks up in a loop. */
function cSharpLoop(): () => unknown {
  const project = path.join(root, 'bench', 'peer');
  const output = path.join(root, '.cache', 'bench-peer');
  const args = ['build', project, '--nologo', '-v:quiet', '-o', output];
  const { status, stdout } = spawnSync('dotnet', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The peer does not build.\n${stdout}`);
  const assemblyFile = path.join(output, 'Peer.dll');
  const run = loadEdge(findInstallation(), 'core').func({
    assemblyFile,
    typeName: 'Peer.Loop',
    methodName: 'Run',
  });
  return () => run(blocks.length, true);
}

export const row: Row = {
  work: 'a batch of 10,000 lookups, TypeScript to stand-in and back',
  peer: 'a C# loop over the same P/Invoke',
  target: 1.1,
  place: onStandIns,
  async measure() {
    const backend = new WindowsBackend();
    const batch = () => backend.lookup('tcp', blocks);
    await batch();
    const samples = await inTurn(25, batch, cSharpLoop());
    return each(blocks.length, samples);
  },
};
