interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** Required by its literal path, so that bundlers put it into what they make. */
const manifest = require('../../package.json') as Manifest;

/** The package's version, which is in package.json alone. */
export function packageVersion(): string {
  return manifest.version;
}

/** The oldest version of Node that the package works with, as in `20.19`. */
export function requiredNodeVersion(): string {
  return manifest.engines.node.replace('>=', '');
}
