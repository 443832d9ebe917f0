import { NativeFailure } from '../../contract/backend';
import {
  type ExclusionStore,
  type PortRange,
  type Protocol,
  sameRange,
  win32RangeStatus,
} from '../../contract/reservation';
import { dynamicRangeCommand, Win32 } from '../../contract/win32';
import type { NetshSurroundings } from './excluded-port-ranges';
import { NetshRefusal, runNetsh } from './netsh';

/** What netsh requires of a dynamic range. A machine may have been set to a lower start by other means. */
const lowestStart = 1025;
const fewestPorts = 255;

/** The two numbers that netsh prints after a colon, start first; its words are in the console's language. */
const numberAfterColon = /:\s*(\d{1,5})\s*$/gm;

/** The dynamic range, which netsh shows and sets for IPv4 and IPv6 alike. */
export class DynamicPortRange {
  constructor(private readonly surroundings: Pick<NetshSurroundings, 'netsh' | 'isElevated' | 'trace'>) {}

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
    const cause = new Error(`netsh shows ${set.numberOfPorts} ports from ${set.startPort} afterwards.`);
    throw new NativeFailure(command, Win32.ERROR_GEN_FAILURE, undefined, { cause });
  }

  async #run(command: string, args: readonly string[]): Promise<string> {
    const { surroundings } = this;
    try {
      const printed = await runNetsh(surroundings.netsh(command), args);
      surroundings.trace(command, 0, args.slice(2).join(' '));
      return printed.toString('latin1');
    } catch (cause) {
      if (cause instanceof NativeFailure) throw cause;
      const errno = await this.#reason(cause);
      surroundings.trace(command, errno, args.slice(2).join(' '));
      throw new NativeFailure(command, errno, undefined, { cause });
    }
  }

  /** netsh exits with 1 whatever it refuses, and says why in words. */
  async #reason(cause: unknown): Promise<number> {
    if (!(cause instanceof NetshRefusal)) {
      return (cause as { killed?: boolean }).killed ? Win32.ERROR_TIMEOUT : Win32.ERROR_NOT_SUPPORTED;
    }
    const isElevated = await this.surroundings.isElevated().catch(() => undefined);
    return isElevated === false ? Win32.ERROR_ACCESS_DENIED : Win32.ERROR_GEN_FAILURE;
  }
}

/** Reads what `netsh int ipv4 show dynamicport` prints, in any language: exactly two lines end in a colon and a number. */
export function parseDynamicPortRange(text: string): PortRange {
  const [startPort, numberOfPorts, ...more] = [...text.matchAll(numberAfterColon)].map(([, digits]) =>
    Number(digits),
  );
  const range = { startPort: startPort ?? 0, numberOfPorts: numberOfPorts ?? 0 };
  if (more.length === 0 && win32RangeStatus(range) === 0) return range;
  throw new Error(`netsh printed no dynamic range: ${JSON.stringify(text.trim().slice(0, 200))}.`);
}
