import {
  type BindAddress,
  type BoundPort,
  NativeFailure,
  type ReservationBackend,
  type SystemExclusion,
  type SystemRange,
} from '../../contract/backend';
import type { Diagnostics } from '../../contract/diagnostics';
import type { ExclusionStore, PortRange, Protocol, RestoredReservation } from '../../contract/reservation';
import type { OpenSocket } from '../../contract/usage';
import { reservationFunction, Win32 } from '../../contract/win32';
import { tryBind } from '../sockets/try-bind';
import { holdPort } from './associated-port';
import { DynamicPortRange } from './dynamic-port-range';
import { ExcludedPortRanges } from './excluded-port-ranges';
import { lookUp, traceReservation } from './lookup';
import { windowsError } from './messages';
import { parseSocketRow } from './open-sockets';
import { associating, type BindOutcome, type BindStep, bindSteps } from './shim';
import { type WindowsBackendOptions, WindowsSystem } from './system';
import { WindowsDiagnostics } from './windows-diagnostics';

export type { WindowsBackendOptions } from './system';

/**
 * Windows' own reservations: iphlpapi and Winsock behind the .NET shim, which edge-js loads at the first call.
 * Creating and deleting need elevation. The list comes from netsh, for Windows has no function that enumerates, and
 * netsh makes and deletes the exclusions, for which Windows documents no function either.
 */
export class WindowsBackend implements ReservationBackend {
  readonly name = 'windows';
  readonly #system: WindowsSystem;
  readonly #excluded: ExcludedPortRanges;
  readonly #dynamic: DynamicPortRange;

  constructor(options: WindowsBackendOptions = {}) {
    this.#system = new WindowsSystem(options);
    this.#excluded = new ExcludedPortRanges(this.#system);
    this.#dynamic = new DynamicPortRange(this.#system);
  }

  async create(protocol: Protocol, range: PortRange): Promise<bigint> {
    const name = reservationFunction('Create', protocol);
    const answer = this.#system.shim(name).create(protocol, range);
    traceReservation(this.#system, name, range, answer);
    if (typeof answer === 'bigint') return answer;
    const obstacle =
      answer === Win32.ERROR_SHARING_VIOLATION ? await this.#excluded.obstacleTo(protocol, range) : undefined;
    throw new NativeFailure(name, answer, obstacle);
  }

  async delete(protocol: Protocol, range: PortRange): Promise<void> {
    const name = reservationFunction('Delete', protocol);
    const errno = this.#system.shim(name).delete(protocol, range);
    traceReservation(this.#system, name, range, errno);
    if (errno !== 0) throw new NativeFailure(name, errno);
  }

  async lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]> {
    return lookUp(this.#system, protocol, ranges);
  }

  heldRanges(protocol: Protocol): Promise<SystemRange[]> {
    return this.#excluded.heldRanges(protocol);
  }

  exclusions(protocol: Protocol, store: ExclusionStore): Promise<SystemExclusion[]> {
    return this.#excluded.list(protocol, store);
  }

  createExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return this.#excluded.add(protocol, range, store);
  }

  deleteExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return this.#excluded.delete(protocol, range, store);
  }

  async bind<P extends Protocol>(protocol: P, token: bigint, address: BindAddress): Promise<BoundPort<P>> {
    const shim = this.#system.shim('WSASocket');
    const outcome = shim.bind(protocol, token, address.host);
    this.#traceOfBind(outcome, token, address);
    if ('failed' in outcome) throw bindFailure(outcome);
    try {
      return holdPort(protocol, outcome.socket, outcome.port, address.host);
    } catch (cause) {
      shim.close(outcome.socket);
      throw new NativeFailure('WSASocket', Win32.ERROR_NOT_SUPPORTED, undefined, { cause });
    }
  }

  /** Windows brings its reservations back itself. */
  async restore(): Promise<RestoredReservation[]> {
    return [];
  }

  /** From GetExtendedTcpTable and GetExtendedUdpTable, which need no elevation. */
  async sockets(protocol: Protocol, range: PortRange): Promise<OpenSocket[]> {
    const name = protocol === 'tcp' ? 'GetExtendedTcpTable' : 'GetExtendedUdpTable';
    const rows = this.#system.shim(name).socketRows(protocol, range);
    const [errno, count] = typeof rows === 'number' ? [rows, 0] : [0, rows.length];
    this.#system.trace(
      name,
      errno,
      `StartPort=${range.startPort} NumberOfPorts=${range.numberOfPorts} rows=${count}`,
    );
    if (typeof rows === 'number') throw new NativeFailure(name, rows);
    return rows.map((row) => parseSocketRow(protocol, row));
  }

  async tryBind(protocol: Protocol, port: number): Promise<number> {
    const errno = await tryBind(protocol, port);
    this.#system.trace('bind', errno, `${protocol} port ${port}`);
    return errno;
  }

  dynamicRange(protocol: Protocol): Promise<PortRange> {
    return this.#dynamic.read(protocol);
  }

  setDynamicRange(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return this.#dynamic.set(protocol, range, store);
  }

  /** Windows keeps no ports for privileged processes. */
  async firstUnprivilegedPort(): Promise<number> {
    return 0;
  }

  systemMessage(errno: number): string | undefined {
    if (process.platform !== 'win32') return undefined;
    try {
      return this.#system.shim('FormatMessage').message(errno);
    } catch {
      return undefined;
    }
  }

  diagnostics(locale: string): Diagnostics {
    return new WindowsDiagnostics(this.#system, locale);
  }

  /** One crossing makes all the calls of a bind, so their trace follows afterwards. */
  #traceOfBind(outcome: BindOutcome, token: bigint, { host }: BindAddress): void {
    const details: Record<BindStep, string> = {
      WSAStartup: 'version 2.2',
      WSASocket: `for ${host}`,
      [associating]: `Token=${token} bytesReturned=${outcome.bytesReturned}`,
      bind: `${host} port 0`,
      getsockname: 'port' in outcome ? `port=${outcome.port}` : '',
    };
    const failed = 'failed' in outcome ? outcome : undefined;
    for (const name of bindSteps) {
      if (name === failed?.failed) {
        this.#system.trace(name, failed.errno, details[name]);
        return;
      }
      // Winsock starts once a process, before the first of its binds.
      if (name !== 'WSAStartup') this.#system.trace(name, 0, details[name]);
    }
  }
}

/** The ioctl's page has one reason for WSAEACCES: persistent reservations are for elevated administrators. */
function bindFailure({
  failed,
  errno,
}: {
  readonly failed: BindStep;
  readonly errno: number;
}): NativeFailure {
  const isDenied = failed === associating && errno === Win32.WSAEACCES;
  const options = isDenied ? { cause: windowsError(({ native }) => native.associationDenied) } : undefined;
  return new NativeFailure(failed, errno, undefined, options);
}
