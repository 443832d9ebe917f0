import * as path from 'node:path';
import { windowsError } from './messages';

/** One of Windows' own programs, by absolute path: a namesake earlier on PATH must not run elevated. */
export function systemProgram(systemDirectory: string, name: string): string {
  if (!path.isAbsolute(systemDirectory)) {
    throw windowsError(({ native }) => native.noSystemDirectory(name, process.platform));
  }
  return path.join(systemDirectory, `${name}.exe`);
}
