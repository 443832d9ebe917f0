import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { BridgeProcess, bundle } from './bridge-process';

describe('the file of the bridge', () => {
  afterEach(() => BridgeProcess.endAll());

  it('needs no other, package.json included', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-'));
    try {
      const alone = path.join(folder, 'main.js');
      copyFileSync(bundle, alone);
      const bridge = await BridgeProcess.ready({}, { program: alone });
      const block = { protocol: 'tcp', startPort: 42600, numberOfPorts: 2 };
      const { token } = await bridge.result('create', block);
      const blocks = [42600, 2];
      expect(await bridge.result('lookup', { protocol: 'tcp', blocks })).to.deep.equal([token]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
