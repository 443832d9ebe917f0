import { existsSync } from 'node:fs';
import * as path from 'node:path';

/** Where the native parts are. All paths are absolute: edge-js would resolve others against the working directory. */
export interface Installation {
  /** What `require` loads edge-js by: a file, or the name of the installed package. */
  readonly edgeJs: string;
  /** The shim's DLL. */
  readonly shim: string;
  /** The folder with edge-js's managed half for CoreCLR: EDGE_BOOTSTRAP_DIR. */
  readonly bootstrap: string;
}

/**
 * In a released package everything native lies in one folder beside this file; in a checkout it is where npm and
 * `dotnet build` put it.
 */
export function findInstallation(): Installation {
  const packaged = path.join(__dirname, 'native');
  if (existsSync(packaged)) {
    return {
      edgeJs: path.join(packaged, 'edge-js', 'lib', 'edge.js'),
      shim: path.join(packaged, 'PortReservation.Shim.dll'),
      bootstrap: path.join(packaged, 'bootstrap'),
    };
  }
  const built = path.join(__dirname, '..', '..', 'dotnet-shim', 'bin');
  return {
    edgeJs: 'edge-js',
    shim: path.join(built, 'shim', 'PortReservation.Shim.dll'),
    bootstrap: path.join(built, 'bootstrap'),
  };
}
