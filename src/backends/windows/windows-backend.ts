import {
  type BackendOptions,
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
import { type Clr, defaultClr } from './edge';
import { isElevated } from './elevation';
import { ExcludedPortRanges } from './excluded-port-ranges';
import { findInstallation } from './installation';
import { systemProgram } from './netsh';
import { type BindOutcome, type BindStep, bindSteps, Shim } from './shim';
import { WindowsDiagnostics } from './windows-diagnostics';

/** What a {@link WindowsBackend} takes. */
export interface WindowsBackendOptions extends BackendOptions {
  /**
   * The .NET runtime that hosts the shim. Default: .NET Framework, unless the variable EDGE_USE_CORECLR is set. One
   * process can use one of them only. Off Windows it is always CoreCLR.
   */
  readonly clr?: Clr;
  /** The absolute path of netsh. Default: the one in Windows' system directory. */
  readonly netsh?: string;
  /** The absolute path of whoami, which tells `doctor` of elevation. Default: the one in Windows' system directory. */
  readonly whoami?: string;
}

/**
 * Windows' own reservations: iphlpapi and Winsock behind the .NET shim, which edge-js loads at the first call.
 * Creating and deleting need elevation. The list comes from netsh, for Windows has no function that enumerates, and
 * netsh makes and deletes the exclusions, for which Windows documents no function either.
 */
export class WindowsBackend implements ReservationBackend {
  readonly name = 'windows';
  readonly #options: WindowsBackendOptions;
  readonly #excluded: ExcludedPortRanges;
  readonly #dynamic: DynamicPortRange;
  #loadedShim: Shim | undefined;

  constructor(options: WindowsBackendOptions = {}) {
    this.#options = options;
    this.#excluded = new ExcludedPortRanges({
      netsh: (caller) => {
        this.#shim(caller);
        return this.#program('netsh');
      },
      lookup: (protocol, ranges) => this.lookup(protocol, ranges),
      message: (errno) => this.#shim('FormatMessage').message(errno),
      isElevated: async () => isElevated(this.#program('whoami')),
      trace: (name, errno, detail) => this.#trace(name, errno, detail),
    });
    this.#dynamic = new DynamicPortRange({
      netsh: (caller) => {
        this.#shim(caller);
        return this.#program('netsh');
      },
      isElevated: async () => isElevated(this.#program('whoami')),
      trace: (name, errno, detail) => this.#trace(name, errno, detail),
    });
  }

  async create(protocol: Protocol, range: PortRange): Promise<bigint> {
    const name = reservationFunction('Create', protocol);
    const answer = this.#shim(name).create(protocol, range);
    this.#traceOf(name, range, answer);
    if (typeof answer === 'bigint') return answer;
    const obstacle =
      answer === Win32.ERROR_SHARING_VIOLATION ? await this.#excluded.obstacleTo(protocol, range) : undefined;
    throw new NativeFailure(name, answer, obstacle);
  }

  async delete(protocol: Protocol, range: PortRange): Promise<void> {
    const name = reservationFunction('Delete', protocol);
    const errno = this.#shim(name).delete(protocol, range);
    this.#traceOf(name, range, errno);
    if (errno !== 0) throw new NativeFailure(name, errno);
  }

  async lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]> {
    const [first] = ranges;
    if (first === undefined) return [];
    const shim = this.#loadedShim ?? this.#shim(reservationFunction('Lookup', protocol));
    // The cheapest crossing for the commonest call.
    const answers = ranges.length === 1 ? [shim.lookup(protocol, first)] : shim.lookupMany(protocol, ranges);
    if (this.#options.onNativeCall !== undefined) this.#traceOfLookup(protocol, ranges, answers);
    return answers;
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
    const shim = this.#shim('WSASocket');
    const outcome = shim.bind(protocol, token, address.host);
    this.#traceOfBind(outcome, token, address);
    if ('failed' in outcome) throw new NativeFailure(outcome.failed, outcome.errno);
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

  /** Not before the shim reads the system's tables. */
  async sockets(): Promise<OpenSocket[]> {
    throw new NativeFailure('GetExtendedTcpTable', Win32.ERROR_NOT_SUPPORTED);
  }

  async tryBind(protocol: Protocol, port: number): Promise<number> {
    const errno = await tryBind(protocol, port);
    this.#trace('bind', errno, `${protocol} port ${port}`);
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
      return this.#shim('FormatMessage').message(errno);
    } catch {
      return undefined;
    }
  }

  diagnostics(locale: string): Diagnostics {
    const parts = {
      installation: findInstallation(),
      clr: this.#clr,
      shim: () => this.#load(),
      program: (name: 'netsh' | 'whoami' | 'runas') => this.#program(name),
    };
    return new WindowsDiagnostics(parts, locale);
  }

  /** What is missing shows at the first call, as the failure of that call. */
  #shim(caller: string): Shim {
    try {
      return this.#load();
    } catch (cause) {
      throw new NativeFailure(caller, Win32.ERROR_NOT_SUPPORTED, undefined, { cause });
    }
  }

  #load(): Shim {
    this.#loadedShim ??= new Shim(findInstallation(), this.#clr);
    return this.#loadedShim;
  }

  get #clr(): Clr {
    return this.#options.clr ?? defaultClr();
  }

  #program(name: 'netsh' | 'whoami' | 'runas'): string {
    const given: Partial<Record<typeof name, string>> = this.#options;
    return given[name] ?? systemProgram(this.#load().systemDirectory(), name);
  }

  #trace(name: string, errno: number, detail: string): void {
    this.#options.onNativeCall?.({ name, errno, detail });
  }

  #traceOfLookup(
    protocol: Protocol,
    ranges: readonly PortRange[],
    answers: readonly (bigint | number)[],
  ): void {
    const name = reservationFunction('Lookup', protocol);
    ranges.forEach((range, index) => {
      this.#traceOf(name, range, answers[index] ?? Win32.ERROR_INVALID_PARAMETER);
    });
  }

  #traceOf(name: string, range: PortRange, answer: bigint | number): void {
    const asked = `StartPort=${range.startPort} NumberOfPorts=${range.numberOfPorts}`;
    if (typeof answer === 'bigint') {
      this.#trace(name, 0, `${asked} Token=${answer}`);
    } else {
      this.#trace(name, answer, asked);
    }
  }

  /** One crossing makes all the calls of a bind, so their trace follows afterwards. */
  #traceOfBind(outcome: BindOutcome, token: bigint, { host }: BindAddress): void {
    const details: Record<BindStep, string> = {
      WSAStartup: 'version 2.2',
      WSASocket: `for ${host}`,
      'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)': `Token=${token} bytesReturned=${outcome.bytesReturned}`,
      bind: `${host} port 0`,
      getsockname: 'port' in outcome ? `port=${outcome.port}` : '',
    };
    const failed = 'failed' in outcome ? outcome : undefined;
    for (const name of bindSteps) {
      if (name === failed?.failed) {
        this.#trace(name, failed.errno, details[name]);
        return;
      }
      // Winsock starts once a process, before the first of its binds.
      if (name !== 'WSAStartup') this.#trace(name, 0, details[name]);
    }
  }
}
