/**
 * Makes `dist` what the npm package ships: the core compiled afresh, and the native parts that Windows needs.
 * `npm pack` and `npm publish` run it first. It uses no network.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { compileCore, keepPublicTypes } from './packaging/core';
import { mirror, root } from './packaging/files';
import { layOutNativeParts } from './packaging/native-parts';
import { notices } from './packaging/notices';

const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-package-'));
try {
  layOutNativeParts(path.join(folder, 'native'));
  compileCore(folder);
  keepPublicTypes(folder);
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.md'), notices());
  mirror(folder, path.join(root, 'dist'));
} catch (error) {
  console.error(`Nothing was packed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
