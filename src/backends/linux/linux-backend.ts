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
  type ExclusionStore,
  overlaps,
  type PortRange,
  type Protocol,
  type RestoredReservation,
  sameRange,
  win32RangeStatus,
} from '../../contract/reservation';
import type { OpenSocket } from '../../contract/usage';
import { dynamicRangeCommand, exclusionCommand, reservationFunction, Win32 } from '../../contract/win32';
import { drawPort } from '../sockets/draw-port';
import { tryBind } from '../sockets/try-bind';
import { DynamicRange } from './dynamic-range';
import { type Folders, Keeper, type Snapshot } from './keeper';
import { LinuxDiagnostics } from './linux-diagnostics';
import { asNative } from './linux-failure';
import { withLock } from './lock';
import { currentNamespace, type Namespace } from './namespace';
import { openSockets } from './open-sockets';
import { PortSet } from './port-set';
import { readDynamicRange, readFirstUnprivilegedPort } from './port-settings';
import { firstPortInUse } from './ports-in-use';
import { type BlockRecord, newRecord, portsOf, tokensOf } from './records';
import { Tracer } from './tracer';

/** How to make a {@link LinuxBackend}. */
export interface LinuxBackendOptions extends BackendOptions {
  /** Where the host's reservations are kept across restarts. Default: `/var/lib/port-reservation`. */
  readonly stateDirectory?: string;
  /**
   * Where that is kept which a restart should wipe. Default: `/run/port-reservation`, or the folder `run` in
   * `stateDirectory` where that one is given.
   */
  readonly runtimeDirectory?: string;
}

const associate = 'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)';

/**
 * Reservations and exclusions on Linux: the kernel's list `net.ipv4.ip_local_reserved_ports` keeps the blocks from
 * automatic assignment, files remember which blocks are reservations and which are exclusions.
 *
 * Each network namespace has its own list, reservations and exclusions. Those of the host's own namespace survive a
 * restart of the system, and {@link restore} puts them back on the list; those of another namespace end with it.
 * Creating, deleting and restoring need what writing the list needs, which is root. Unlike Windows, Linux lets
 * anybody bind a port of a block who asks for it by number.
 *
 * The trace (`onNativeCall`) names each file read or written. For {@link bind} it has the steps of Windows:
 * `WSASocket` stands for choosing the kind of socket, `WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)` for finding the
 * token among the reservations, `bind` for the kernel's own bind of one port of the block after another (TCP then
 * listens), and `getsockname` for reading the port drawn.
 */
export class LinuxBackend implements ReservationBackend {
  readonly name = 'linux';
  readonly #tracer: Tracer;
  readonly #folders: Folders;
  #known: { readonly namespace: Namespace; readonly keeper: Keeper } | undefined;

  /**
   * @param options - Where the state is kept, and who listens to the trace.
   * @param namespaceOf - Finds out the namespace and the boot at the first call. Default: this process's own.
   */
  constructor(
    private readonly options: LinuxBackendOptions = {},
    private readonly namespaceOf: () => Namespace = currentNamespace,
  ) {
    const { stateDirectory } = options;
    this.#tracer = new Tracer(options.onNativeCall);
    this.#folders = {
      state: stateDirectory ?? '/var/lib/port-reservation',
      runtime:
        options.runtimeDirectory ??
        (stateDirectory === undefined ? '/run/port-reservation' : `${stateDirectory}/run`),
    };
  }

  /**
   * @throws {@link NativeFailure} with ERROR_INVALID_PARAMETER (87); ERROR_NOT_SUPPORTED (50) where the kernel has no
   * such list; ERROR_ACCESS_DENIED (5) where this process may not write it; ERROR_SHARING_VIOLATION (32) with what
   * stands in the way; ERROR_TIMEOUT (1460) where another process keeps the lock for ten seconds; ERROR_INVALID_DATA
   * (13) for state files that cannot be trusted or understood, ERROR_WRITE_FAULT (29) for ones that cannot be written.
   */
  create(protocol: Protocol, range: PortRange): Promise<bigint> {
    return this.#change(
      reservationFunction('Create', protocol),
      range,
      async (keeper, namespace, syscall) => {
        const obstacle = await this.#obstacleTo(protocol, range, 'persistent', keeper.snapshot());
        if (obstacle !== undefined) throw new NativeFailure(syscall, Win32.ERROR_SHARING_VIOLATION, obstacle);
        const record = newRecord(protocol, range);
        keeper.store(record);
        return tokenOf(record, keeper.snapshot().records, namespace);
      },
    );
  }

  /**
   * Takes the ports off the kernel's list, except those that another reservation needs or that were on it before.
   *
   * @throws {@link NativeFailure} as {@link create} does, with ERROR_NOT_FOUND (1168) in place of the obstacles.
   */
  delete(protocol: Protocol, range: PortRange): Promise<void> {
    return this.#change(
      reservationFunction('Delete', protocol),
      range,
      async (keeper, _namespace, syscall) => {
        const record = keeper
          .snapshot()
          .records.find((held) => held.protocol === protocol && sameRange(held, range));
        if (record === undefined) throw new NativeFailure(syscall, Win32.ERROR_NOT_FOUND);
        keeper.remove(record);
      },
    );
  }

  /** Needs no privilege. A reservation is found also while its ports are not in effect. */
  lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]> {
    return asNative(reservationFunction('Lookup', protocol), async () => {
      const tokens = new Map<string, bigint>();
      for (const [token, record] of this.#tokens()) {
        if (record.protocol === protocol) tokens.set(keyOf(record), token);
      }
      return ranges.map(
        (range) => win32RangeStatus(range) || (tokens.get(keyOf(range)) ?? Win32.ERROR_NOT_FOUND),
      );
    });
  }

  /**
   * Everything that the kernel keeps from automatic assignment: the reservations and exclusions of this protocol and,
   * as `foreign`, what others have put on the list and what is there for the other protocol, because the kernel has
   * one list for both and holds those ports back here too.
   */
  heldRanges(protocol: Protocol): Promise<SystemRange[]> {
    return asNative(reservationFunction('Lookup', protocol), async () =>
      this.#heldNow(protocol, this.#keeper.snapshot()).sort(byStart),
    );
  }

  /** Needs no privilege. */
  exclusions(protocol: Protocol, store: ExclusionStore): Promise<SystemExclusion[]> {
    return asNative(exclusionCommand('show'), async () => {
      const { exclusions, kernel } = this.#keeper.snapshot();
      return excludedRanges(exclusions.in(protocol, store), kernel).sort(byStart);
    });
  }

  /**
   * Puts the ports on the kernel's list, and the exclusion into the store that survives a restart where it is to be
   * persistent. As on Windows, no port of it may be in use.
   *
   * @throws {@link NativeFailure} as {@link create} does.
   */
  createExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return this.#change(exclusionCommand('add'), range, async (keeper, _namespace, command) => {
      const snapshot = keeper.snapshot();
      const obstacle = await this.#obstacleTo(protocol, range, store, snapshot);
      if (obstacle !== undefined) throw new NativeFailure(command, Win32.ERROR_SHARING_VIOLATION, obstacle);
      keeper.exclude(snapshot.exclusions.with(protocol, range, store));
    });
  }

  /**
   * Takes the ports off the kernel's list, except those that something else needs or that were on it before. What
   * somebody else has put on the list is never an exclusion of ours, and so never deleted.
   *
   * @throws {@link NativeFailure} as {@link create} does, with ERROR_NOT_FOUND (1168) and what holds the ports instead.
   */
  deleteExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return this.#change(exclusionCommand('delete'), range, async (keeper, _namespace, command) => {
      const snapshot = keeper.snapshot();
      const remaining = snapshot.exclusions.without(protocol, range, store);
      if (remaining === undefined) {
        const holder = holderOf(protocol, range, 'persistent', snapshot);
        throw new NativeFailure(command, Win32.ERROR_NOT_FOUND, holder);
      }
      keeper.include(remaining);
    });
  }

  /**
   * @throws {@link NativeFailure} of `WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)` with WSAEINVAL (10022) for a token
   * that no reservation of this protocol has; of `bind` as {@link drawPort} says.
   */
  async bind<P extends Protocol>(protocol: P, token: bigint, { host }: BindAddress): Promise<BoundPort<P>> {
    this.#tracer.succeeded('WSASocket', `${protocol} for ${host}`);
    const record = await asNative(associate, async () => this.#tokens().get(token));
    if (record?.protocol !== protocol) {
      this.#tracer.failed(associate, Win32.WSAEINVAL, `Token=${token}`);
      throw new NativeFailure(associate, Win32.WSAEINVAL);
    }
    this.#tracer.succeeded(associate, `Token=${token} bytesReturned=0`);
    try {
      const drawn = await drawPort(protocol, record, host);
      this.#tracer.succeeded('bind', `${host} port ${drawn.port}`);
      this.#tracer.succeeded('getsockname', `port=${drawn.port}`);
      return drawn;
    } catch (error) {
      this.#tracer.failed('bind', (error as NativeFailure).errno, `${host} ${keyOf(record)}`);
      throw error;
    }
  }

  /**
   * Puts the ports of every reservation and exclusion back on the kernel's list, which is empty after a restart of the
   * system, and takes off what an interrupted change has left there. Needs the privilege of {@link create}.
   *
   * @returns The reservations, then the exclusions, that were not in effect before and are now.
   */
  restore(): Promise<RestoredReservation[]> {
    return asNative('restore', async () => {
      this.#keeper.checkPrivilege();
      return withLock(async () => {
        const { records, exclusions, kernel } = this.#keeper.snapshot();
        this.#keeper.restore();
        this.#dynamicRange.restore();
        return [...records, ...exclusions.active]
          .filter((record) => !kernel.contains(PortSet.of([record])))
          .map(({ protocol, startPort, numberOfPorts }) => ({ protocol, startPort, numberOfPorts }));
      });
    });
  }

  /**
   * The sockets of this network namespace. Which processes have them open, root sees of everybody and others of
   * themselves.
   */
  sockets(protocol: Protocol, range: PortRange): Promise<OpenSocket[]> {
    return asNative(`read /proc/net/${protocol}`, async () => openSockets(protocol, range, this.#tracer));
  }

  async tryBind(protocol: Protocol, port: number): Promise<number> {
    const errno = await tryBind(protocol, port);
    const detail = `${protocol} port ${port}`;
    if (errno === 0) this.#tracer.succeeded('bind', detail);
    else this.#tracer.failed('bind', errno, detail);
    return errno;
  }

  /** One range serves TCP and UDP. */
  dynamicRange(): Promise<PortRange> {
    return asNative(dynamicRangeCommand('show'), async () => readDynamicRange(this.#tracer));
  }

  /** Changes the range of the other protocol too, for there is one. {@link restore} brings a persistent one back. */
  setDynamicRange(_protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return asNative(dynamicRangeCommand('set'), async () =>
      withLock(async () => this.#dynamicRange.set(range, store)),
    );
  }

  firstUnprivilegedPort(): Promise<number> {
    return asNative('read ip_unprivileged_port_start', async () => readFirstUnprivilegedPort(this.#tracer));
  }

  systemMessage(): undefined {
    return undefined;
  }

  diagnostics(locale: string): Diagnostics {
    const { stateDirectory } = this.options;
    const settings = stateDirectory === undefined ? {} : { stateDirectory };
    return new LinuxDiagnostics(() => this.#ready(), settings, locale);
  }

  /** Refuses in Windows' order, block before privilege, and does the rest under the lock. */
  #change<T>(
    syscall: string,
    range: PortRange,
    work: (keeper: Keeper, namespace: Namespace, syscall: string) => Promise<T>,
  ): Promise<T> {
    return asNative(syscall, async () => {
      const status = win32RangeStatus(range);
      if (status !== 0) throw new NativeFailure(syscall, status);
      this.#keeper.checkPrivilege();
      return withLock(() => work(this.#keeper, this.#namespace, syscall));
    });
  }

  #heldNow(protocol: Protocol, snapshot: Snapshot): SystemRange[] {
    const { kernel, records, exclusions } = snapshot;
    const reserved = [...tokensOf(this.#namespace, records)].filter(
      ([, record]) => record.protocol === protocol,
    );
    const excluded = exclusions.in(protocol, 'active');
    const foreign = foreignPorts(snapshot);
    const own = portsOf([...reserved.map(([, record]) => record), ...excluded]);
    const otherwise = kernel.minus(own).minus(foreign);
    return [
      ...reserved.map(([token, { startPort, numberOfPorts }]) => {
        const inEffect = kernel.contains(PortSet.of([{ startPort, numberOfPorts }]));
        return { startPort, numberOfPorts, kind: 'reservation' as const, token, inEffect };
      }),
      ...excludedRanges(excluded, kernel).map((range) => ({
        ...range,
        kind: 'administered' as const,
        token: null,
      })),
      ...[...foreign.ranges(), ...otherwise.ranges()].map((range) => ({
        ...range,
        kind: 'foreign' as const,
        token: null,
        inEffect: true,
      })),
    ];
  }

  async #obstacleTo(
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
    snapshot: Snapshot,
  ): Promise<Obstacle | undefined> {
    const holder = holderOf(protocol, range, store, snapshot);
    if (holder !== undefined) return holder;
    const port = await firstPortInUse(protocol, range, this.#tracer);
    return port === undefined
      ? undefined
      : { kind: 'portInUse', range: { startPort: port, numberOfPorts: 1 } };
  }

  #tokens(): Map<bigint, BlockRecord> {
    return tokensOf(this.#namespace, this.#keeper.records());
  }

  get #dynamicRange(): DynamicRange {
    return new DynamicRange(this.#namespace, this.#folders, this.#tracer);
  }

  get #keeper(): Keeper {
    return this.#ready().keeper;
  }

  get #namespace(): Namespace {
    return this.#ready().namespace;
  }

  /** Nothing is read before the first call, so that a backend can be made on any platform. */
  #ready() {
    if (this.#known === undefined) {
      const namespace = this.namespaceOf();
      this.#known = { namespace, keeper: new Keeper(namespace, this.#folders, this.#tracer) };
    }
    return this.#known;
  }
}

/** What is on the list neither by our doing nor for a reservation or an exclusion. */
function foreignPorts({ kernel, added, records, exclusions }: Snapshot): PortSet {
  return kernel.minus(added).minus(portsOf([...records, ...exclusions.active]));
}

/** The first block that something new in this store may not meet. */
function holderOf(
  protocol: Protocol,
  range: PortRange,
  store: ExclusionStore,
  snapshot: Snapshot,
): Obstacle | undefined {
  const { records, exclusions } = snapshot;
  const reservation = records.find((record) => record.protocol === protocol && overlaps(record, range));
  if (reservation !== undefined) return { kind: 'reservation', range: plain(reservation) };
  const exclusion = exclusions.meeting(protocol, range, store);
  if (exclusion !== undefined) {
    const isPersistent = exclusions.persistent.includes(exclusion);
    return { kind: 'exclusion', range: plain(exclusion), store: isPersistent ? 'persistent' : 'active' };
  }
  const foreign = foreignPorts(snapshot)
    .ranges()
    .find((candidate) => overlaps(candidate, range));
  return foreign === undefined ? undefined : { kind: 'foreign', range: foreign };
}

function excludedRanges(records: readonly BlockRecord[], kernel: PortSet): SystemExclusion[] {
  return records.map((record) => ({
    ...plain(record),
    inEffect: kernel.contains(PortSet.of([record])),
  }));
}

function tokenOf(record: BlockRecord, records: readonly BlockRecord[], namespace: Namespace): bigint {
  for (const [token, { id }] of tokensOf(namespace, records)) {
    if (id === record.id) return token;
  }
  throw new Error(`The reservation ${keyOf(record)} has vanished from the store under the lock.`);
}

function byStart(a: PortRange, b: PortRange): number {
  return a.startPort - b.startPort;
}

function plain({ startPort, numberOfPorts }: PortRange): PortRange {
  return { startPort, numberOfPorts };
}

function keyOf({ startPort, numberOfPorts }: PortRange): string {
  return `StartPort=${startPort} NumberOfPorts=${numberOfPorts}`;
}
