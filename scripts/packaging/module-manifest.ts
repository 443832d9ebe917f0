import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from './files';

/** What PortReservation.psd1 says of the module, as far as its package repeats it. */
export interface ModuleManifest {
  readonly version: string;
  readonly author: string;
  readonly description: string;
  readonly copyright: string;
  readonly editions: readonly string[];
  readonly commands: readonly string[];
  readonly dscResources: readonly string[];
  readonly tags: readonly string[];
}

/** Reads the manifest. It holds nothing but quoted strings and lists of them, so no PowerShell is needed. */
export function readModuleManifest(file: string = path.join(root, 'PortReservation.psd1')): ModuleManifest {
  const text = readFileSync(file, 'utf8');
  const string = (name: string) => {
    const found = new RegExp(`^\\s*${name}\\s*=\\s*'((?:[^']|'')*)'`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`${file} has no ${name} in single quotes.`);
    return found.replaceAll("''", "'");
  };
  const list = (name: string) => {
    const found = new RegExp(`^\\s*${name}\\s*=\\s*@\\(([^)]*)\\)`, 'm').exec(text)?.[1] ?? '';
    return [...found.matchAll(/'([^']*)'/g)].map((match) => match[1] as string);
  };
  return {
    version: string('ModuleVersion'),
    author: string('Author'),
    description: string('Description'),
    copyright: string('Copyright'),
    editions: list('CompatiblePSEditions'),
    commands: list('CmdletsToExport'),
    dscResources: list('DscResourcesToExport'),
    tags: list('Tags'),
  };
}
