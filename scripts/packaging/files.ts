import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';

/** The checkout. */
export const root = path.join(__dirname, '..', '..');

/** What `dotnet build dotnet-shim` made in it. */
export const built = path.join(root, 'dotnet-shim', 'bin');

/** The ways out where something is missing. */
export const runPrepareCheckout = 'Run `npm run prepare-checkout`, with the .NET SDK on PATH.';
export const runNpmCi = 'Run `npm ci`.';

/** Every file below a folder, as paths relative to it with forward slashes, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Copies one file, whatever its mode was, to one that everybody may read. A missing one is an error with a remedy. */
export function copy(from: string, to: string, remedy: string): void {
  if (!existsSync(from)) throw new Error(`${from} is missing. ${remedy}`);
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, 0o644);
}

/** Makes a folder's files those of another. Equal ones stay untouched, so that whoever runs from there is not disturbed. */
export function mirror(from: string, to: string): void {
  const wanted = filesUnder(from);
  if (existsSync(to)) {
    for (const file of filesUnder(to)) if (!wanted.includes(file)) rmSync(path.join(to, file));
  }
  for (const file of wanted) {
    const [source, target] = [path.join(from, file), path.join(to, file)];
    if (existsSync(target) && readFileSync(source).equals(readFileSync(target))) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
}
