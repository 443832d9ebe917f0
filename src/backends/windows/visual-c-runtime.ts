import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The names, as they stand in a binary's table of imports. */
const names = /(?:CONCRT|MSVCP|VCRUNTIME)140\w*\.dll/gi;

/** The DLLs of the Visual C++ runtime that a binary imports: which ones differs between processors and CLRs. */
export function importedRuntime(binary: string): string[] {
  return [...new Set(readFileSync(binary, 'latin1').match(names) ?? [])].sort();
}

/** Those of a binary's runtime DLLs that stand neither beside it, where edge-js ships some, nor in this other folder. */
export function missingRuntime(binary: string, systemFolder: string): string[] {
  const folders = [path.dirname(binary), systemFolder];
  return importedRuntime(binary).filter((name) => !folders.some((folder) => holdsFile(folder, name)));
}

/** Where Windows keeps its own DLLs: to see whether one is there, what the environment says of it is good enough. */
export function systemFolder(): string {
  return path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32');
}

/** Windows does not tell upper case from lower; other systems, where the tests run, do. */
function holdsFile(folder: string, name: string): boolean {
  return existsSync(path.join(folder, name)) || existsSync(path.join(folder, name.toLowerCase()));
}
