import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** whoami asks a domain controller for names, which may be out of reach. */
const patienceInMilliseconds = 15_000;

/** The integrity levels of processes that may administer: high, and that of the system itself ([MS-DTYP] 2.4.2.4). */
const administeringLevels = ['S-1-16-12288', 'S-1-16-16384'];

/**
 * Whether this process runs elevated, by the integrity level in its token, which a child inherits and whoami prints.
 * The level's SID is the same in every language.
 *
 * @returns undefined where whoami cannot be run or names no level.
 */
export async function isElevated(whoami: string): Promise<boolean | undefined> {
  try {
    const { stdout } = await run(whoami, ['/groups', '/fo', 'csv', '/nh'], {
      encoding: 'latin1',
      timeout: patienceInMilliseconds,
      windowsHide: true,
    });
    const level = /"(?<sid>S-1-16-\d+)"/.exec(stdout)?.groups?.['sid'];
    return level === undefined ? undefined : administeringLevels.includes(level);
  } catch {
    return undefined;
  }
}
