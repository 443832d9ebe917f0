import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { filesUnder, root } from './files';

/** Compiles `src` into an empty folder. A checkout's `dist` may still hold what sources of yesterday left there. */
export function compileCore(folder: string): void {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(
    process.execPath,
    [compiler, '--project', path.join(root, 'tsconfig.json'), '--outDir', folder],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('The sources do not compile; the compiler says why above.');
}

/** Removes the declarations that a program which imports the package never reads. */
export function keepPublicTypes(folder: string): void {
  const program = ts.createProgram([path.join(folder, 'index.d.ts')], { module: ts.ModuleKind.Node20 });
  const read = program.getSourceFiles().map((file) => path.resolve(file.fileName));
  for (const file of filesUnder(folder).map((name) => path.join(folder, name))) {
    if (file.endsWith('.d.ts') && !read.includes(file)) rmSync(file);
  }
}
