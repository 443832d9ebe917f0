// Makes each program one file, dist/bridge/main.js and dist/cli/main.js, in place of the modules that the compiler has put
// there: to find and read a hundred of them takes a third of its start. Another folder than `dist` may be named. The library
// stays modules.
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = resolve(root, process.argv[2] ?? 'dist');
const programs = ['bridge', 'cli'];

for (const program of programs) rmSync(join(folder, program), { recursive: true, force: true });
await build({
  // Paths relative to this folder are in the result: the same, wherever the checkout is.
  absWorkingDir: root,
  entryPoints: programs.map((program) => `src/${program}/main.ts`),
  outbase: 'src',
  outdir: folder,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // Programs that are started as processes of their own, by their paths.
  external: ['../bridge/main', '../doctor/unelevated-trial'],
  charset: 'utf8',
  logLevel: 'warning',
});
