// Makes the bridge one file, dist/bridge/main.js, in place of the modules that the compiler has put there: to find and read a
// hundred of them takes a third of its start. Another folder than `dist` may be named. The library stays modules.
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(resolve(root, process.argv[2] ?? 'dist'), 'bridge');

rmSync(folder, { recursive: true, force: true });
await build({
  // Paths relative to this folder are in the result: the same, wherever the checkout is.
  absWorkingDir: root,
  entryPoints: ['src/bridge/main.ts'],
  outfile: join(folder, 'main.js'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  charset: 'utf8',
  logLevel: 'warning',
});
