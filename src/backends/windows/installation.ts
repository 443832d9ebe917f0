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
 * A checkout has the shim's sources, and its native parts are where npm and `dotnet build` put them, also after
 * `npm pack` has laid a copy of them beside the compiled sources. In a released package that copy is all there is.
 */
export function findInstallation(): Installation {
  const root = packageRoot(__dirname);
  const sources = path.join(root, 'dotnet-shim');
  if (existsSync(sources)) {
    return {
      edgeJs: 'edge-js',
      shim: path.join(sources, 'bin', 'shim', 'PortReservation.Shim.dll'),
      bootstrap: path.join(sources, 'bin', 'bootstrap'),
    };
  }
  const packaged = path.join(root, 'dist', 'native');
  return {
    edgeJs: path.join(packaged, 'edge-js', 'lib', 'edge.js'),
    shim: path.join(packaged, 'PortReservation.Shim.dll'),
    bootstrap: path.join(packaged, 'bootstrap'),
  };
}

/** The nearest folder with a package.json: this module is bundled into the bridge, too, which is elsewhere. */
function packageRoot(folder: string): string {
  const above = path.dirname(folder);
  return above === folder || existsSync(path.join(folder, 'package.json')) ? folder : packageRoot(above);
}
