import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { PortRange, Protocol } from '../reservation';

const run = promisify(execFile);

/** netsh answers in well under a second; it waits only for a service that does not. */
const patienceInMilliseconds = 30_000;

/** One of Windows' own programs, by absolute path: a namesake earlier on PATH must not run elevated. */
export function systemProgram(systemDirectory: string, name: string): string {
  if (!path.isAbsolute(systemDirectory)) {
    throw new Error(
      `${name} is part of Windows, and ${process.platform} has no system directory to take it from.`,
    );
  }
  return path.join(systemDirectory, `${name}.exe`);
}

/**
 * What netsh prints of the protocol's excluded port ranges. Its words come in the user's language and the console's
 * OEM code page; digits, spaces and the star have the same bytes in every such code page, hence latin1.
 */
export async function showExcludedPortRanges(program: string, protocol: Protocol): Promise<string> {
  const { stdout } = await runNetsh(program, 'show', protocol);
  return stdout;
}

/** Adds or deletes an administered exclusion, as people do by hand; needs elevation. */
export async function changeExclusion(
  program: string,
  verb: 'add' | 'delete',
  protocol: Protocol,
  { startPort, numberOfPorts }: PortRange,
): Promise<void> {
  try {
    await runNetsh(program, verb, protocol, `startport=${startPort}`, `numberofports=${numberOfPorts}`);
  } catch (cause) {
    // netsh says on its standard output what it objects to.
    const { message, stdout = '' } = cause as Error & { stdout?: string };
    throw new Error(stdout.trim() || message, { cause });
  }
}

function runNetsh(program: string, verb: string, protocol: Protocol, ...rest: readonly string[]) {
  return run(program, ['int', 'ipv4', verb, 'excludedportrange', `protocol=${protocol}`, ...rest], {
    encoding: 'latin1',
    timeout: patienceInMilliseconds,
    maxBuffer: 16 * 1024 * 1024,
    windowsHide: true,
  });
}
