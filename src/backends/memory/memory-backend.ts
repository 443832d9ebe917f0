import { randomBytes } from 'node:crypto';
import {
  type BackendOptions,
  type BindAddress,
  type BoundPort,
  NativeFailure,
  type Obstacle,
  type ReservationBackend,
  type SystemExclusion,
  type SystemRange,
} from '../../contract/backend';
import type { Diagnostics } from '../../contract/diagnostics';
import {
  covers,
  type ExclusionStore,
  type HeldRangeKind,
  overlaps,
  type PortRange,
  type Protocol,
  type RestoredReservation,
  win32RangeStatus,
} from '../../contract/reservation';
import type { OpenSocket } from '../../contract/usage';
import { dynamicRangeCommand, exclusionCommand, reservationFunction, Win32 } from '../../contract/win32';
import { drawPort } from '../sockets/draw-port';
import { ExclusionTable } from './exclusion-table';
import { ReservationTable } from './reservation-table';

/** The state that a {@link MemoryBackend} starts from. */
export interface MemoryBackendOptions extends BackendOptions {
  /** Whether creating and deleting is allowed. Default: true. */
  readonly elevated?: boolean;
  /** Ports that count as in use: a block with one of them cannot be created. */
  readonly portsInUse?: Partial<Record<Protocol, readonly number[]>>;
  /**
   * Open sockets, as a system's tables would have them; their ports are in use too. What `portsInUse` has beside them
   * is in no table, like a socket that is bound and does not listen.
   */
  readonly sockets?: readonly OpenSocket[];
  /** The dynamic range at first. Default: Windows' own, 16384 ports from 49152. */
  readonly dynamicRange?: PortRange;
  /** The lowest port that any process may bind. Default: 0, as on Windows, where none is privileged. */
  readonly firstUnprivilegedPort?: number;
  /** What an administrator has excluded persistently before. */
  readonly administered?: Partial<Record<Protocol, readonly PortRange[]>>;
  /** What programs and services hold as runtime reservations, as WinNAT does: no block may meet them. */
  readonly runtime?: Partial<Record<Protocol, readonly PortRange[]>>;
}

/** What Windows requires of a dynamic range: netsh's help says so. */
const lowestDynamicPort = 1025;
const fewestDynamicPorts = 255;

/**
 * Reservations that live in this object only, with the genuine rules and codes: for your tests, and for trying
 * things out where nothing may change. Drawn ports are real sockets of this machine inside the block.
 *
 * @example
 * ```ts
 * const backend = new MemoryBackend({ portsInUse: { tcp: [5010] } });
 * const reservations = new PortReservations({ backend });
 * await assert.rejects(reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 }), {
 *   code: 'ERROR_SHARING_VIOLATION',
 * });
 * ```
 */
export class MemoryBackend implements ReservationBackend {
  readonly name = 'memory';
  private readonly reservations = { tcp: new ReservationTable(), udp: new ReservationTable() };
  private readonly excluded: Record<Protocol, ExclusionTable>;

  private readonly dynamic: Record<Protocol, PortRange>;

  constructor(private readonly options: MemoryBackendOptions = {}) {
    const dynamic = options.dynamicRange ?? { startPort: 49152, numberOfPorts: 16384 };
    this.dynamic = { tcp: dynamic, udp: dynamic };
    const { tcp, udp } = options.administered ?? {};
    this.excluded = { tcp: new ExclusionTable(tcp?.map(pick)), udp: new ExclusionTable(udp?.map(pick)) };
  }

  async create(protocol: Protocol, range: PortRange): Promise<bigint> {
    const name = reservationFunction('Create', protocol);
    this.refuse(name, range, this.statusOfChange(range));
    this.refuseObstacle(name, range, this.obstacleTo(protocol, range, 'persistent'));
    const token = newToken();
    this.reservations[protocol].add({ ...pick(range), token });
    this.traced(name, range, 0);
    return token;
  }

  async delete(protocol: Protocol, range: PortRange): Promise<void> {
    const name = reservationFunction('Delete', protocol);
    this.refuse(name, range, this.statusOfChange(range));
    const held = this.reservations[protocol].find(range);
    if (held === undefined) throw this.refusal(name, range, Win32.ERROR_NOT_FOUND);
    this.reservations[protocol].remove(held);
    this.traced(name, range, 0);
  }

  async lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]> {
    const name = reservationFunction('Lookup', protocol);
    return ranges.map((range) => {
      const found = this.reservations[protocol].find(range)?.token ?? Win32.ERROR_NOT_FOUND;
      const answer = win32RangeStatus(range) || found;
      this.traced(name, range, typeof answer === 'bigint' ? 0 : answer);
      return answer;
    });
  }

  async heldRanges(protocol: Protocol): Promise<SystemRange[]> {
    return [
      ...this.reservations[protocol].all().map((range) => held(range, 'reservation', range.token)),
      ...(this.options.runtime?.[protocol] ?? []).map((range) => held(range, 'runtime')),
      ...this.excluded[protocol].in('active').map((range) => held(range, 'administered')),
    ].sort(byStart);
  }

  async exclusions(protocol: Protocol, store: ExclusionStore): Promise<SystemExclusion[]> {
    const now = await this.heldRanges(protocol);
    return this.excluded[protocol]
      .in(store)
      .map((range) => ({ ...range, inEffect: now.some((other) => covers(other, range)) }))
      .sort(byStart);
  }

  async createExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const name = exclusionCommand('add');
    this.refuse(name, range, this.statusOfChange(range));
    this.refuseObstacle(name, range, this.obstacleTo(protocol, range, store));
    this.excluded[protocol].add(pick(range), store);
    this.traced(name, range, 0);
  }

  async deleteExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const name = exclusionCommand('delete');
    this.refuse(name, range, this.statusOfChange(range));
    if (!this.excluded[protocol].remove(range, store)) {
      this.traced(name, range, Win32.ERROR_NOT_FOUND);
      throw new NativeFailure(name, Win32.ERROR_NOT_FOUND, this.holderOf(protocol, range, 'persistent'));
    }
    this.traced(name, range, 0);
  }

  async bind<P extends Protocol>(protocol: P, token: bigint, address: BindAddress): Promise<BoundPort<P>> {
    const held = this.reservations[protocol].all().find((candidate) => candidate.token === token);
    if (held === undefined) {
      throw new NativeFailure('WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)', Win32.WSAEINVAL);
    }
    return drawPort(protocol, held, address.host);
  }

  /** What is in memory does not outlive a restart. */
  async restore(): Promise<RestoredReservation[]> {
    return [];
  }

  async sockets(protocol: Protocol, range: PortRange): Promise<OpenSocket[]> {
    const sockets = this.options.sockets ?? [];
    return sockets.filter((socket) => socket.protocol === protocol && covers(range, singlePort(socket.port)));
  }

  /** By the rules of Windows: inside a reservation of either kind an ordinary bind is refused. */
  async tryBind(protocol: Protocol, port: number): Promise<number> {
    const range = singlePort(port);
    if (this.firstUsed(protocol, range) !== undefined) return Win32.WSAEADDRINUSE;
    const isReserved =
      this.reservations[protocol].meeting(range) !== undefined ||
      this.options.runtime?.[protocol]?.some((held) => covers(held, range));
    const isPrivileged = port < (await this.firstUnprivilegedPort());
    return isReserved || isPrivileged ? Win32.WSAEACCES : 0;
  }

  async dynamicRange(protocol: Protocol): Promise<PortRange> {
    return this.dynamic[protocol];
  }

  /** As on Windows the range begins at 1025 or later and has 255 ports or more. Nothing here outlives a restart. */
  async setDynamicRange(protocol: Protocol, range: PortRange): Promise<void> {
    const isTooSmall = range.startPort < lowestDynamicPort || range.numberOfPorts < fewestDynamicPorts;
    const status = this.statusOfChange(range) || (isTooSmall ? Win32.ERROR_INVALID_PARAMETER : 0);
    this.refuse(dynamicRangeCommand('set'), range, status);
    this.dynamic[protocol] = pick(range);
    this.traced(dynamicRangeCommand('set'), range, 0);
  }

  async firstUnprivilegedPort(): Promise<number> {
    return this.options.firstUnprivilegedPort ?? 0;
  }

  systemMessage(): undefined {
    return undefined;
  }

  /** There is nothing in memory that could be broken. */
  diagnostics(): Diagnostics {
    return { checks: async () => [], isElevated: async () => this.options.elevated !== false };
  }

  private statusOfChange(range: PortRange): number {
    return win32RangeStatus(range) || (this.options.elevated === false ? Win32.ERROR_ACCESS_DENIED : 0);
  }

  private obstacleTo(protocol: Protocol, range: PortRange, store: ExclusionStore): Obstacle | undefined {
    const holder = this.holderOf(protocol, range, store);
    if (holder !== undefined) return holder;
    const port = this.firstUsed(protocol, range);
    return port === undefined ? undefined : { kind: 'portInUse', range: singlePort(port) };
  }

  private firstUsed(protocol: Protocol, range: PortRange): number | undefined {
    const { sockets = [], portsInUse } = this.options;
    const open = sockets.filter((socket) => socket.protocol === protocol && socket.state !== 'closing');
    const used = [...(portsInUse?.[protocol] ?? []), ...open.map(({ port }) => port)];
    return used.find((port) => overlaps(singlePort(port), range));
  }

  /** The first block that something new in this store may not meet. */
  private holderOf(protocol: Protocol, range: PortRange, store: ExclusionStore): Obstacle | undefined {
    const reservation = this.reservations[protocol].meeting(range);
    if (reservation !== undefined) return { kind: 'reservation', range: pick(reservation) };
    const exclusion = this.excluded[protocol].meeting(range, store);
    if (exclusion !== undefined) return { kind: 'exclusion', ...exclusion };
    const runtime = this.options.runtime?.[protocol]?.find((held) => overlaps(held, range));
    return runtime === undefined ? undefined : { kind: 'runtime', range: pick(runtime) };
  }

  private refuseObstacle(name: string, range: PortRange, obstacle: Obstacle | undefined): void {
    if (obstacle === undefined) return;
    this.traced(name, range, Win32.ERROR_SHARING_VIOLATION);
    throw new NativeFailure(name, Win32.ERROR_SHARING_VIOLATION, obstacle);
  }

  private refuse(name: string, range: PortRange, errno: number): void {
    if (errno !== 0) throw this.refusal(name, range, errno);
  }

  private refusal(name: string, range: PortRange, errno: number): NativeFailure {
    this.traced(name, range, errno);
    return new NativeFailure(name, errno);
  }

  private traced(name: string, range: PortRange, errno: number): void {
    if (this.options.onNativeCall === undefined) return;
    const detail = `StartPort=${range.startPort} NumberOfPorts=${range.numberOfPorts}`;
    this.options.onNativeCall({ name, errno, detail });
  }
}

function held(range: PortRange, kind: HeldRangeKind, token: bigint | null = null): SystemRange {
  return { ...pick(range), kind, token, inEffect: true };
}

function byStart(a: PortRange, b: PortRange): number {
  return a.startPort - b.startPort;
}

function pick({ startPort, numberOfPorts }: PortRange): PortRange {
  return { startPort, numberOfPorts };
}

function singlePort(port: number): PortRange {
  return { startPort: port, numberOfPorts: 1 };
}

/** Sixty-four random bits with the highest one set, so that nobody's tests pass by keeping a token in a double. */
function newToken(): bigint {
  return BigInt.asUintN(64, randomBytes(8).readBigUInt64LE() | (1n << 63n));
}
