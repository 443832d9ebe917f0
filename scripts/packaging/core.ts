import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { filesUnder, root } from './files';

/**
 * Compiles `src` into an empty folder, and bundles the two programs there. A checkout's `dist` may still hold what
 * sources of yesterday left there.
 */
export function compileCore(folder: string): void {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const compiled = run([compiler, '--project', path.join(root, 'tsconfig.json'), '--outDir', folder]);
  if (!compiled) throw new Error('The sources do not compile; the compiler says why above.');
  const bundled = run([path.join(root, 'scripts', 'bundle.mjs'), folder]);
  if (!bundled) throw new Error('The programs cannot be bundled; esbuild says why above.');
}

function run(args: readonly string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Removes the declarations that a program which imports the package never reads. */
export function keepPublicTypes(folder: string): void {
  const program = ts.createProgram([path.join(folder, 'index.d.ts')], { module: ts.ModuleKind.Node20 });
  const read = program.getSourceFiles().map((file) => path.resolve(file.fileName));
  for (const file of filesUnder(folder).map((name) => path.join(folder, name))) {
    if (file.endsWith('.d.ts') && !read.includes(file)) rmSync(file);
  }
}
