import { readFileSync } from 'node:fs';
import * as path from 'node:path';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** The package's version, which stands in package.json alone. */
export function packageVersion(): string {
  return manifest().version;
}

/** The oldest version of Node that the package works with, as in `20.19`. */
export function requiredNodeVersion(): string {
  return manifest().engines.node.replace('>=', '');
}

function manifest(): Manifest {
  const file = path.join(__dirname, '..', '..', 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
