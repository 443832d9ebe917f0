import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { compileCore } from './core';
import { copy, filesUnder, root, runPrepareCheckout } from './files';
import { readModuleManifest } from './module-manifest';
import { layOutNativeParts } from './native-parts';
import { notices } from './notices';

/** The module's own folders: scripts and commands, and the help, which PowerShell looks for beside the manifest. */
export const moduleFolders = ['powershell', 'en-US', 'it-IT'];

/** The commands, as the .NET SDK builds them. */
const library = 'powershell/lib/PortReservation.PowerShell.dll';

/** The files of the module that stand in a checkout as they ship. */
export function moduleFiles(): string[] {
  const written = moduleFolders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${folder}/${entry.name}`),
  );
  return ['PortReservation.psd1', library, ...written];
}

/**
 * Lays out `PortReservation/<version>/`, as PowerShell expects a module in a folder of its module path: manifest,
 * scripts and commands, and the compiled core with all that it needs to run. Answers that folder.
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
  for (const file of ['LICENSE', ...moduleFiles()]) {
    copy(path.join(root, file), path.join(folder, file), runPrepareCheckout);
  }
  layOutCore(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.md'), notices());
  const described = { name, version, license, private: true, type: 'commonjs', engines };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  return folder;
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
