import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { NativeFailure } from '../../contract/backend';
import type { ExclusionStore, PortRange, Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { windowsError } from './messages';
import type { WindowsSystem } from './system';

const execute = promisify(execFile);

/** netsh answers in well under a second; it waits only for a service that does not. */
const timeLimitInSeconds = 30;

/** More than this of netsh's words helps nobody. */
const mostShown = 500;

/** A command that netsh has not carried out. It exits with 1 whatever the reason, which it prints. */
export class NetshRefusal extends Error {
  override readonly name = 'NetshRefusal';

  constructor(
    /** For people: netsh has them from the system, in the language of the console. */
    readonly words: string,
  ) {
    super(`netsh prints: ${words}`);
  }
}

/** What netsh prints of the protocol's excluded port ranges. */
export function showExcludedPortRanges(
  system: WindowsSystem,
  caller: string,
  protocol: Protocol,
  store: ExclusionStore,
): Promise<string> {
  // What is active is what netsh shows when nothing else is said.
  const inStore = store === 'active' ? [] : [`store=${store}`];
  return runNetsh(system, caller, ['show', 'excludedportrange', `protocol=${protocol}`, ...inStore]);
}

/** Adds an exclusion, or deletes one; rejects as {@link runNetsh} does. */
export async function changeExcludedPortRange(
  system: WindowsSystem,
  caller: string,
  verb: 'add' | 'delete',
  protocol: Protocol,
  { startPort, numberOfPorts }: PortRange,
  store: ExclusionStore,
): Promise<void> {
  const block = [`protocol=${protocol}`, `startport=${startPort}`, `numberofports=${numberOfPorts}`];
  await runNetsh(system, caller, [verb, 'excludedportrange', ...block, `store=${store}`]);
}

/**
 * Runs netsh and answers what it prints. Its `ipv4` serves both families of addresses: what is excluded, and the
 * dynamic range, belong to TCP or UDP.
 *
 * @throws {@link NetshRefusal} where netsh says no; a {@link NativeFailure} of `caller` where it cannot be run, or does
 * not end in time.
 */
export async function runNetsh(
  system: WindowsSystem,
  caller: string,
  args: readonly string[],
  timeLimit = timeLimitInSeconds,
): Promise<string> {
  const program = system.netsh(caller);
  try {
    const { stdout } = await execute(program, ['int', 'ipv4', ...args], {
      encoding: 'buffer',
      timeout: timeLimit * 1000,
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
    });
    return textOf(system, stdout);
  } catch (error) {
    const { code, stdout, stderr, killed } = error as NetshFailure;
    if (typeof code === 'number' && stdout && stderr) {
      throw new NetshRefusal(forPeople(textOf(system, Buffer.concat([stdout, stderr]))));
    }
    const errno = killed ? Win32.ERROR_TIMEOUT : Win32.ERROR_NOT_SUPPORTED;
    const { message } = error as Error;
    system.trace(caller, errno, message);
    const cause = windowsError(
      ({ netsh }) => (killed ? netsh.noAnswer(program, timeLimit) : netsh.notRun(program, message)),
      { cause: error },
    );
    throw new NativeFailure(caller, errno, undefined, { cause });
  }
}

/** What Node says of a child process that failed: a number where the program ended by itself. */
interface NetshFailure {
  readonly code?: number | string;
  readonly killed?: boolean;
  readonly stdout?: Buffer;
  readonly stderr?: Buffer;
}

/**
 * netsh has no window, so that it writes in the system's OEM code page, whatever the console's. Where that cannot be
 * read, its digits, spaces and stars have the same bytes in every such code page.
 */
function textOf(system: WindowsSystem, printed: Buffer): string {
  const text = system.load().oemText(printed);
  return typeof text === 'string' ? text : printed.toString('latin1');
}

/** Another program's words as one line, without what a terminal would obey. */
export function forPeople(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, mostShown);
}
