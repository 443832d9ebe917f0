import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { packageVersion } from '../../src/contract/version';
import { root } from '../../test/support/build';
import { here } from '../places';
import type { Row } from '../row';
import { inTurn } from '../samples';

const bridge = path.join(root, 'dist', 'bridge', 'main.js');
const request = (id: number, method: string, params: object) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;
const lines =
  request(1, 'initialize', { version: packageVersion(), backend: 'memory' }) +
  request(2, 'lookup', { protocol: 'tcp', blocks: [5000, 20] });

export const row: Row = {
  work: 'the bridge, from its start to the end after its first answer',
  peer: 'node -e 0',
  target: 1.3,
  place: here,
  measure: () =>
    inTurn(
      21,
      async () => {
        const child = spawn(process.execPath, [bridge], { stdio: ['pipe', 'ignore', 'inherit'] });
        child.stdin.end(lines);
        await once(child, 'exit');
      },
      () => spawnSync(process.execPath, ['-e', '0']),
    ),
};
