import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkTrust, untrusted } from './trust';

const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = fs.constants;
const sticky = 0o1000;

/**
 * Makes the folder, and those above it, where they are missing, for anybody to enter whatever the umask; and refuses
 * one that somebody else could write, before anything is written to it.
 */
export function prepareFolder(folder: string): void {
  const there = fs.statSync(folder, { throwIfNoEntry: false });
  if (there === undefined) makeFolder(folder);
  else checkFolder(folder, there);
}

/** @throws A failure where the folder is none, or somebody else could write it. */
export function checkFolder(folder: string, stats: fs.Stats): void {
  if (!stats.isDirectory()) throw untrusted(folder, (say) => say.state.notAFolder);
  checkTrust(folder, stats);
}

/**
 * The folder gets its mode under another name and then its own: killed at any point, there is none or a whole one. Its
 * mode is set by the open folder, so that a symbolic link put in its place leads nowhere.
 */
function makeFolder(folder: string): void {
  const parent = path.dirname(folder);
  const above = fs.statSync(parent, { throwIfNoEntry: false });
  if (above === undefined) makeFolder(parent);
  else if ((above.mode & sticky) === 0) checkFolder(parent, above);
  const unfinished = `${folder}.new`;
  makeUnlessThere(unfinished);
  const fd = openFolder(unfinished);
  try {
    checkFolder(unfinished, fs.fstatSync(fd));
    fs.fchmodSync(fd, 0o755);
  } finally {
    fs.closeSync(fd);
  }
  fs.renameSync(unfinished, folder);
}

function makeUnlessThere(folder: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function openFolder(folder: string): number {
  try {
    return fs.openSync(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || code === 'ENOTDIR') throw untrusted(folder, (say) => say.state.notAFolder);
    throw error;
  }
}
