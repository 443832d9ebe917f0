import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

/** The root of the checkout. */
export const root = path.join(__dirname, '..', '..');

/** Compiles `src` to `dist`, for tests that start the programs as users do. */
export function build(): void {
  const compiler = require.resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
}
