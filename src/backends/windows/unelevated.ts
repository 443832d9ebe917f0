import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The safer level of an ordinary user, for which runas needs no password. */
const basicUser = '/trustlevel:0x20000';

export const patienceInSeconds = 30;
const pause = 100;

/**
 * Runs a script with the token that runas restricts to an ordinary user's, and answers what it writes to the file that
 * is its last argument: runas neither waits for its program nor lets its output be had. Whether the process is then
 * without elevation is for the script to find out.
 *
 * @returns undefined where nothing has been written in time.
 */
export async function runRestricted(
  runas: string,
  script: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-'));
  const answer = path.join(folder, 'answer');
  try {
    const command = [process.execPath, script, ...args, answer].map((word) => `"${word}"`).join(' ');
    await run(runas, [basicUser, command], { timeout: patienceInSeconds * 1000, signal, windowsHide: true });
    for (let waited = 0; waited < patienceInSeconds * 1000; waited += pause) {
      if (existsSync(answer)) return readFileSync(answer, 'utf8');
      await delay(pause, undefined, { signal });
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
