import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../scripts/packaging/files';
import { moduleFolders } from '../../scripts/packaging/module-folder';
import { run } from '../support/run';

/** What packing reads: the sources and, as they are, the installed packages and what .NET built. */
export function copyCheckout(destination: string): void {
  mkdirSync(destination);
  const files = ['LICENSE', 'README.md', 'PortReservation.psd1', 'package.json', 'tsconfig.json'];
  for (const name of [...files, ...moduleFolders, 'src', 'scripts', 'dotnet-shim']) {
    cpSync(path.join(root, name), path.join(destination, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(destination, 'node_modules'));
}

/** Runs a script of the copy. */
export function inCopy(checkout: string, args: readonly string[]): Promise<string> {
  return run(process.execPath, ['-r', 'ts-node/register', ...args], { cwd: checkout });
}
