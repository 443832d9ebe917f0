import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { layOutNativeParts } from '../../../scripts/packaging/native-parts';
import { root } from '../../support/build';
import { run } from '../../support/run';
import { cache } from './cache';

/** The checkout as Windows would have it: sources and tests compiled, and the native parts that ship. */
export const application = path.join(cache, 'application');

const sources = path.join(application, 'src');

/** Compiles and lays out what the tests run. Always afresh: the sources are what is being tested. */
export async function layOutApplication(): Promise<void> {
  rmSync(application, { recursive: true, force: true });
  mkdirSync(application, { recursive: true });
  await compileTypeScript();
  await run('dotnet', [
    ...['build', path.join(root, 'dotnet-shim'), '--configuration', 'Release'],
    ...['--verbosity', 'quiet', '--nologo'],
  ]);
  layOutNativeParts(path.join(sources, 'native'));
  for (const name of ['package.json', 'PortReservation.psd1', 'powershell']) {
    cpSync(path.join(root, name), path.join(application, name), { recursive: true });
  }
}

/** The sources, and the tests that run inside Windows, in one tree; `dist` is another name for its `src`. */
async function compileTypeScript(): Promise<void> {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = path.join(__dirname, '..', 'inside', 'tsconfig.json');
  await run(process.execPath, [tsc, '--project', project, '--outDir', application]);
  symlinkSync(path.basename(sources), path.join(application, 'dist'));
}
