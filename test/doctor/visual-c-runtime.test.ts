import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { importedRuntime, missingRuntime } from '../../src/backends/windows/visual-c-runtime';
import { root } from '../support/build';

const binaries = path.join(root, 'node_modules', 'edge-js', 'lib', 'native', 'win32');

describe("the Visual C++ runtime of edge-js's Windows binaries", () => {
  it('is read off each binary, for they differ', () => {
    const imports = (binary: string) => importedRuntime(path.join(binaries, binary));
    expect(imports('x64/22/edge_nativeclr.node')).to.deep.equal(['VCRUNTIME140.dll']);
    expect(imports('x64/22/edge_coreclr.node')).to.deep.equal([
      'MSVCP140.dll',
      'VCRUNTIME140.dll',
      'VCRUNTIME140_1.dll',
    ]);
    expect(imports('arm64/22/edge_coreclr.node')).to.deep.equal(['MSVCP140.dll', 'VCRUNTIME140.dll']);
  });

  it('is looked for beside the binary and in the system folder, in any case', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-doctor-'));
    const system = mkdtempSync(path.join(tmpdir(), 'port-reservation-doctor-'));
    try {
      const binary = path.join(folder, 'edge_coreclr.node');
      cpSync(path.join(binaries, 'x64/22/edge_coreclr.node'), binary);
      cpSync(path.join(binaries, 'x64/vcruntime140.dll'), path.join(folder, 'vcruntime140.dll'));
      expect(missingRuntime(binary, system)).to.deep.equal(['MSVCP140.dll', 'VCRUNTIME140_1.dll']);
      writeFileSync(path.join(system, 'MSVCP140.dll'), '');
      expect(missingRuntime(binary, system)).to.deep.equal(['VCRUNTIME140_1.dll']);
      writeFileSync(path.join(system, 'vcruntime140_1.dll'), '');
      expect(missingRuntime(binary, system)).to.deep.equal([]);
    } finally {
      for (const made of [folder, system]) rmSync(made, { recursive: true });
    }
  });
});
