import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { ExclusionStore, PortRange, Protocol } from '../../contract/reservation';

const execute = promisify(execFile);

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
 *
 * @throws {@link NetshRefusal} where netsh says no; another error where it cannot be run.
 */
export async function showExcludedPortRanges(
  program: string,
  protocol: Protocol,
  store: ExclusionStore,
): Promise<string> {
  // What is active is what netsh shows when nothing else is said.
  const inStore = store === 'active' ? [] : [`store=${store}`];
  const printed = await runNetsh(program, ['show', 'excludedportrange', `protocol=${protocol}`, ...inStore]);
  return printed.toString('latin1');
}

/** A command that netsh has not carried out. It exits with 1 whatever the reason, which it prints. */
export class NetshRefusal extends Error {
  override readonly name = 'NetshRefusal';

  constructor(
    /** The bytes, in the console's code page. */
    readonly printed: Buffer,
  ) {
    super(`netsh prints: ${printed.toString('latin1').trim()}`);
  }
}

/**
 * Adds an exclusion, or deletes one.
 *
 * @throws {@link NetshRefusal} where netsh says no; another error where it cannot be run.
 */
export async function changeExcludedPortRange(
  program: string,
  verb: 'add' | 'delete',
  protocol: Protocol,
  { startPort, numberOfPorts }: PortRange,
  store: ExclusionStore,
): Promise<void> {
  const block = [`protocol=${protocol}`, `startport=${startPort}`, `numberofports=${numberOfPorts}`];
  await runNetsh(program, [verb, 'excludedportrange', ...block, `store=${store}`]);
}

/** One list serves both families of addresses: what is excluded belongs to TCP or UDP, not to IPv4. */
export async function runNetsh(program: string, args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await execute(program, ['int', 'ipv4', ...args], {
      encoding: 'buffer',
      timeout: patienceInMilliseconds,
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
    });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: Buffer; stderr?: Buffer };
    if (typeof code !== 'number' || stdout === undefined || stderr === undefined) throw error;
    throw new NetshRefusal(Buffer.concat([stdout, stderr]));
  }
}
