import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

/** The root of the checkout. */
export const root = path.join(__dirname, '..', '..');

/** Compiles `src` to `dist`, and bundles the bridge there, for tests that start the programs as users do. */
export function build(): void {
  const compiler = require.resolve('typescript/bin/tsc');
  for (const args of [[compiler, '-p', 'tsconfig.json'], ['scripts/bundle.mjs']]) {
    execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  }
}
