import { NativeFailure } from '../../contract/backend';
import {
  type ExclusionStore,
  type PortRange,
  type Protocol,
  sameRange,
  win32RangeStatus,
} from '../../contract/reservation';
import { dynamicRangeCommand, Win32 } from '../../contract/win32';
import { windowsError } from './messages';
import { forPeople, NetshRefusal, runNetsh } from './netsh';
import type { WindowsSystem } from './system';

/** What netsh requires of a dynamic range. A machine may have been set to a lower start by other means. */
const lowestStart = 1025;
const fewestPorts = 255;

/** The two numbers that netsh prints after a colon, start first; its words are in the console's language. */
const numberAfterColon = /:\s*(\d{1,5})\s*$/gm;

/** The dynamic range, which netsh shows and sets for IPv4 and IPv6 alike. */
export class DynamicPortRange {
  constructor(private readonly system: WindowsSystem) {}

  async read(protocol: Protocol): Promise<PortRange> {
    const command = dynamicRangeCommand('show');
    const printed = await this.#run(command, ['show', 'dynamicport', protocol]);
    try {
      return parseDynamicPortRange(printed);
    } catch (cause) {
      throw new NativeFailure(command, Win32.ERROR_INVALID_DATA, undefined, { cause });
    }
  }

  /** What netsh reports as done must be what it shows afterwards. */
  async set(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const command = dynamicRangeCommand('set');
    const tooSmall = range.startPort < lowestStart || range.numberOfPorts < fewestPorts;
    if (win32RangeStatus(range) !== 0 || tooSmall) {
      throw new NativeFailure(command, Win32.ERROR_INVALID_PARAMETER);
    }
    const numbers = [`start=${range.startPort}`, `num=${range.numberOfPorts}`];
    await this.#run(command, ['set', 'dynamicport', protocol, ...numbers, `store=${store}`]);
    const set = await this.read(protocol);
    if (sameRange(set, range)) return;
    const cause = windowsError(({ netsh }) => netsh.otherDynamicRange(set.startPort, set.numberOfPorts));
    throw new NativeFailure(command, Win32.ERROR_GEN_FAILURE, undefined, { cause });
  }

  async #run(command: string, args: readonly string[]): Promise<string> {
    const asked = args.slice(2).join(' ');
    try {
      const printed = await runNetsh(this.system, command, args);
      this.system.trace(command, 0, asked);
      return printed;
    } catch (error) {
      throw error instanceof NetshRefusal ? await this.#refused(command, asked, error) : error;
    }
  }

  /** netsh exits with 1 whatever it refuses, and says why in words. */
  async #refused(command: string, asked: string, refusal: NetshRefusal): Promise<NativeFailure> {
    const isDenied = (await this.system.isElevated()) === false;
    const errno = isDenied ? Win32.ERROR_ACCESS_DENIED : Win32.ERROR_GEN_FAILURE;
    this.system.trace(command, errno, asked);
    const cause = isDenied
      ? refusal
      : windowsError(({ netsh }) => netsh.refused(refusal.words), { cause: refusal });
    return new NativeFailure(command, errno, undefined, { cause });
  }
}

/** Reads what `netsh int ipv4 show dynamicport` prints, in any language: exactly two lines end in a colon and a number. */
export function parseDynamicPortRange(text: string): PortRange {
  const [startPort, numberOfPorts, ...more] = [...text.matchAll(numberAfterColon)].map(([, digits]) =>
    Number(digits),
  );
  const range = { startPort: startPort ?? 0, numberOfPorts: numberOfPorts ?? 0 };
  if (more.length === 0 && win32RangeStatus(range) === 0) return range;
  throw windowsError(({ netsh }) => netsh.noDynamicRange(forPeople(text)));
}
