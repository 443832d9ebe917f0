import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Protocol } from '../reservation';

const run = promisify(execFile);

/** netsh answers in well under a second; it waits only for a service that does not. */
const patienceInMilliseconds = 30_000;

/** Windows' own netsh, by absolute path: a namesake earlier on PATH must not run elevated. */
export function systemNetsh(systemDirectory: string): string {
  if (!path.isAbsolute(systemDirectory)) {
    throw new Error(
      `netsh is part of Windows, and ${process.platform} has no system directory to take it from.`,
    );
  }
  return path.join(systemDirectory, 'netsh.exe');
}

/**
 * What netsh prints of the protocol's excluded port ranges. Its words come in the user's language and the console's
 * OEM code page; digits, spaces and the star have the same bytes in every such code page, hence latin1.
 */
export async function showExcludedPortRanges(program: string, protocol: Protocol): Promise<string> {
  const { stdout } = await run(
    program,
    ['int', 'ipv4', 'show', 'excludedportrange', `protocol=${protocol}`],
    {
      encoding: 'latin1',
      timeout: patienceInMilliseconds,
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
    },
  );
  return stdout;
}
