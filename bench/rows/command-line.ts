import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { root } from '../../test/support/build';
import { here } from '../places';
import type { Row } from '../row';
import { inTurn } from '../samples';

const program = path.join(root, 'dist', 'cli', 'main.js');

export const row: Row = {
  work: 'one lookup, command line',
  peer: 'node -e 0',
  target: 1.4,
  place: here,
  measure: () =>
    inTurn(
      21,
      () => spawnSync(process.execPath, [program, 'lookup', '5000', '20', '--backend', 'memory']),
      () => spawnSync(process.execPath, ['-e', '0']),
    ),
};
