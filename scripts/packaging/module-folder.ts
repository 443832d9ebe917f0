import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { compileCore } from './core';
import { copy, filesUnder, root } from './files';
import { readModuleManifest } from './module-manifest';
import { layOutNativeParts } from './native-parts';
import { notices } from './notices';

/** The module's own folders: its scripts, and the about topic, which PowerShell looks for beside the manifest alone. */
export const moduleFolders = ['powershell', 'en-US', 'it-IT'];

/**
 * Lays out `PortReservation/<version>/`, as PowerShell expects a module in a folder of its module path: manifest and
 * scripts, and the compiled core with all that it needs to run. Answers that folder.
 */
export function layOutModule(destination: string): string {
  const { name, version, license, engines } = readPackage();
  const manifest = readModuleManifest();
  if (manifest.version !== version) {
    throw new Error(
      `PortReservation.psd1 has ModuleVersion ${manifest.version}, and package.json has version ${version}; make them the same.`,
    );
  }
  const folder = path.join(destination, 'PortReservation', version);
  rmSync(folder, { recursive: true, force: true });
  for (const file of ['PortReservation.psd1', 'LICENSE', ...moduleFolders.flatMap(withFolder)]) {
    copy(path.join(root, file), path.join(folder, file), 'The checkout is not complete.');
  }
  layOutCore(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.md'), notices());
  const described = { name, version, license, private: true, type: 'commonjs', engines };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  return folder;
}

function withFolder(folder: string): string[] {
  return filesUnder(path.join(root, folder)).map((file) => path.join(folder, file));
}

/** The core without its declarations: nobody compiles against the inside of a PowerShell module. */
function layOutCore(folder: string): void {
  mkdirSync(folder, { recursive: true });
  compileCore(folder);
  for (const file of filesUnder(folder)) if (file.endsWith('.d.ts')) rmSync(path.join(folder, file));
  layOutNativeParts(path.join(folder, 'native'));
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly engines: Record<string, string>;
}

function readPackage(): Package {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Package;
}
