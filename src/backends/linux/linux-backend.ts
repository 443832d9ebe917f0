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
import { change } from './change';
import { configuredPorts } from './configured-ports';
import { DynamicRange } from './dynamic-range';
import { LinuxDiagnostics } from './linux-diagnostics';
import { asNative } from './linux-failure';
import { withLock } from './lock';
import { currentNamespace, type Namespace } from './namespace';
import { openSockets } from './open-sockets';
import type { PortSet } from './port-set';
import { readDynamicRange, readFirstUnprivilegedPort } from './port-settings';
import { firstPortInUse } from './ports-in-use';
import { type BlockRecord, newRecord, portsOf, Tokens, type TokenTable } from './records';
import { type Blocks, type Folders, type Snapshot, Store } from './store';
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
  #known: { readonly store: Store; readonly tokens: Tokens; readonly namespace: Namespace } | undefined;

  /**
   * @param options - Where the state is kept, and who listens to the trace.
   * @param namespaceOf - Finds out the namespace and the boot at the first call. Default: this process's own.
   * @param configured - Finds the ports that the system's configuration puts on the list. Default: in sysctl.d.
   */
  constructor(
    private readonly options: LinuxBackendOptions = {},
    private readonly namespaceOf: () => Namespace = currentNamespace,
    private readonly configured: () => PortSet = configuredPorts,
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
   * such list; ERROR_ACCESS_DENIED (5) where this process may not write it, use the lock, or bind a port of the block to
   * see that it is free; ERROR_SHARING_VIOLATION (32) with what stands in the way; ERROR_TIMEOUT (1460) where another
   * process keeps the lock for ten seconds; ERROR_INVALID_DATA (13) for state files that cannot be trusted or
   * understood, ERROR_WRITE_FAULT (29) for ones that cannot be written, ERROR_TOO_MANY_OPEN_FILES (4). After each of
   * these nothing was changed. ERROR_IO_INCOMPLETE (996): a change failed half-way, and taking it back failed too.
   * Each has a `cause` that says in words what was refused, by what, and the way out.
   */
  create(protocol: Protocol, range: PortRange): Promise<bigint> {
    return this.#change(reservationFunction('Create', protocol), range, async (snapshot, syscall) => {
      const obstacle = await this.#obstacleTo(protocol, range, 'persistent', snapshot);
      if (obstacle !== undefined) throw new NativeFailure(syscall, Win32.ERROR_SHARING_VIOLATION, obstacle);
      const { reservations, exclusions } = snapshot;
      const after = { reservations: [...reservations, newRecord(protocol, range)], exclusions };
      return { after, answer: () => this.#tokensOf(after).tokenOf(protocol, range) as bigint };
    });
  }

  /**
   * Takes the ports off the kernel's list, except those that another reservation needs or that somebody else has put
   * there.
   *
   * @throws {@link NativeFailure} as {@link create} does, with ERROR_NOT_FOUND (1168) in place of the obstacles.
   */
  delete(protocol: Protocol, range: PortRange): Promise<void> {
    return this.#change(reservationFunction('Delete', protocol), range, async (snapshot, syscall) => {
      const { reservations, exclusions } = snapshot;
      const record = reservations.find((held) => held.protocol === protocol && sameRange(held, range));
      if (record === undefined) throw new NativeFailure(syscall, Win32.ERROR_NOT_FOUND);
      const after = { reservations: reservations.filter((held) => held !== record), exclusions };
      return { after, answer: () => undefined };
    });
  }

  /** Needs no privilege. A reservation is found also while its ports are not in effect. */
  lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]> {
    return asNative(reservationFunction('Lookup', protocol), async () => {
      const table = this.#tokensOf(this.#ready().store.load());
      return ranges.map(
        (range) => win32RangeStatus(range) || (table.tokenOf(protocol, range) ?? Win32.ERROR_NOT_FOUND),
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
      this.#heldNow(protocol, this.#ready().store.snapshot()).sort(byStart),
    );
  }

  /** Needs no privilege. */
  exclusions(protocol: Protocol, store: ExclusionStore): Promise<SystemExclusion[]> {
    return asNative(exclusionCommand('show'), async () => {
      const { exclusions, kernel } = this.#ready().store.snapshot();
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
    return this.#change(exclusionCommand('add'), range, async (snapshot, command) => {
      const obstacle = await this.#obstacleTo(protocol, range, store, snapshot);
      if (obstacle !== undefined) throw new NativeFailure(command, Win32.ERROR_SHARING_VIOLATION, obstacle);
      const { reservations, exclusions } = snapshot;
      const after = { reservations, exclusions: exclusions.with(protocol, range, store) };
      return { after, answer: () => undefined };
    });
  }

  /**
   * Takes the ports off the kernel's list, except those that something else needs or that were on it before. What
   * somebody else has put on the list is never an exclusion of ours, and so never deleted.
   *
   * @throws {@link NativeFailure} as {@link create} does, with ERROR_NOT_FOUND (1168) and what holds the ports instead.
   */
  deleteExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    return this.#change(exclusionCommand('delete'), range, async (snapshot, command) => {
      const { reservations } = snapshot;
      const exclusions = snapshot.exclusions.without(protocol, range, store);
      if (exclusions === undefined) {
        const holder = holderOf(protocol, range, 'persistent', snapshot);
        throw new NativeFailure(command, Win32.ERROR_NOT_FOUND, holder);
      }
      return { after: { reservations, exclusions }, answer: () => undefined };
    });
  }

  /**
   * @throws {@link NativeFailure} of `WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)` with WSAEINVAL (10022) for a token
   * that no reservation of this protocol has; of `bind` as {@link drawPort} says.
   */
  async bind<P extends Protocol>(protocol: P, token: bigint, { host }: BindAddress): Promise<BoundPort<P>> {
    this.#tracer.succeeded('WSASocket', `${protocol} for ${host}`);
    const record = await asNative(associate, async () =>
      this.#tokensOf(this.#ready().store.load()).records.get(token),
    );
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
      const { store } = this.#ready();
      store.list.checkWritable();
      return withLock(async () => {
        const before = store.snapshot();
        const { reservations, exclusions, kernel } = before;
        change(store, before, before, this.configured);
        this.#dynamicRange.restore();
        return [...reservations, ...exclusions.active]
          .filter((record) => !kernel.covers(record))
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
    decide: (snapshot: Snapshot, syscall: string) => Promise<Decision<T>>,
  ): Promise<T> {
    return asNative(syscall, async () => {
      const status = win32RangeStatus(range);
      if (status !== 0) throw new NativeFailure(syscall, status);
      const { store } = this.#ready();
      store.list.checkWritable();
      return withLock(async () => {
        const before = store.snapshot();
        const { after, answer } = await decide(before, syscall);
        change(store, before, after, this.configured);
        return answer();
      });
    });
  }

  #heldNow(protocol: Protocol, snapshot: Snapshot): SystemRange[] {
    const { kernel, reservations, exclusions, foreign } = snapshot;
    const otherProtocol: Protocol = protocol === 'tcp' ? 'udp' : 'tcp';
    const reservedBy = (one: Protocol) => reservations.filter((record) => record.protocol === one);
    const excluded = exclusions.in(protocol, 'active');
    const own = portsOf([...reservedBy(protocol), ...excluded]);
    const ofOther = portsOf([...reservedBy(otherProtocol), ...exclusions.in(otherProtocol, 'active')]);
    const table = this.#tokensOf(snapshot);
    return [
      ...reservedBy(protocol).map((record) => ({
        ...plain(record),
        kind: 'reservation' as const,
        token: table.tokenOf(protocol, record) as bigint,
        inEffect: kernel.covers(record),
      })),
      ...excludedRanges(excluded, kernel).map((range) => ({
        ...range,
        kind: 'administered' as const,
        token: null,
      })),
      ...[...foreign.ranges(), ...ofOther.intersection(kernel).minus(own).ranges()]
        .flatMap(withoutPortZero)
        .map((range) => ({ ...range, kind: 'foreign' as const, token: null, inEffect: true })),
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

  #tokensOf({ reservations }: Blocks): TokenTable {
    return this.#ready().tokens.of(reservations);
  }

  get #dynamicRange(): DynamicRange {
    return new DynamicRange(this.#ready().namespace, this.#folders, this.#tracer);
  }

  /** Nothing is read before the first call, so that a backend can be made on any platform. */
  #ready() {
    if (this.#known === undefined) {
      const namespace = this.namespaceOf();
      const store = new Store(namespace, this.#folders, this.#tracer);
      this.#known = { namespace, store, tokens: new Tokens(namespace) };
    }
    return this.#known;
  }
}

/** What there should be, and what to answer once it is so. */
interface Decision<T> {
  readonly after: Blocks;
  answer(): T;
}

/** The first block that something new in this store may not meet. */
function holderOf(
  protocol: Protocol,
  range: PortRange,
  store: ExclusionStore,
  snapshot: Snapshot,
): Obstacle | undefined {
  const { reservations, exclusions, foreign } = snapshot;
  const reservation = reservations.find((record) => record.protocol === protocol && overlaps(record, range));
  if (reservation !== undefined) return { kind: 'reservation', range: plain(reservation) };
  const exclusion = exclusions.meeting(protocol, range, store);
  if (exclusion !== undefined) {
    const isPersistent = exclusions.persistent.includes(exclusion);
    return { kind: 'exclusion', range: plain(exclusion), store: isPersistent ? 'persistent' : 'active' };
  }
  const met = foreign.ranges().find((candidate) => overlaps(candidate, range));
  return met === undefined ? undefined : { kind: 'foreign', range: met };
}

function excludedRanges(records: readonly BlockRecord[], kernel: PortSet): SystemExclusion[] {
  return records.map((record) => ({
    ...plain(record),
    inEffect: kernel.covers(record),
  }));
}

/** The kernel takes port 0 on its list, where it means nothing: no socket has it, and no block begins with it. */
function withoutPortZero(range: PortRange): PortRange[] {
  if (range.startPort > 0) return [range];
  return range.numberOfPorts === 1 ? [] : [{ startPort: 1, numberOfPorts: range.numberOfPorts - 1 }];
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
