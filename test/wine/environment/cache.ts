import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../support/build';

/** Where everything that the set-up makes is kept from one run to the next. */
export const cache = path.join(root, '.cache', 'wine');

/**
 * Makes a folder of the cache, or leaves it as it is where it was made from the same ingredients before. A run that
 * was interrupted leaves no mark, so the next one starts that folder afresh.
 */
export async function cached(
  name: string,
  ingredients: readonly (string | Buffer)[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cache, name);
  const mark = `${folder}.made-of`;
  const hash = createHash('sha256');
  for (const ingredient of ingredients) hash.update(ingredient).update('\0');
  const recipe = hash.digest('hex');
  if (markOf(mark) === recipe) return folder;
  rmSync(mark, { force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  writeFileSync(mark, recipe);
  return folder;
}

function markOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
