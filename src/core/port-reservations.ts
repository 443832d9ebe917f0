import {
  type BindAddress,
  type BoundPort,
  NativeFailure,
  type ReservationBackend,
  type SystemExclusion,
} from '../contract/backend';
import type { Diagnostics } from '../contract/diagnostics';
import { userLocale } from '../contract/locale';
import {
  type Block,
  covers,
  type ExclusionBlock,
  type ExclusionStore,
  endPortOf,
  type HeldRange,
  highestPort,
  type ListedReservation,
  type PortExclusion,
  type PortRange,
  type PortReservation,
  type Protocol,
  protocols,
  type RestoredReservation,
} from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';
import { dynamicRangeCommand, exclusionCommand, reservationFunction, Win32 } from '../contract/win32';
import { type BackendSettings, chooseBackend, platformBackend } from './choose-backend';
import { describeFailure, describeListFailure, describeRestoreFailure } from './describe-failure';
import { describeUsageFailure, type UsageCall } from './describe-usage-failure';
import type { PortReservationError } from './errors';
import { type Messages, messagesFor } from './messages';
import { byHolder, describeHolder } from './socket-holders';
import { ParameterCheck } from './validation';
import { withoutStacks } from './without-stacks';

/** How to make a {@link PortReservations}. */
export interface PortReservationsOptions extends BackendSettings {
  /**
   * The backend itself, or the name of one: `windows`, `linux`, `memory`. Without it, the environment variable
   * PORT_RESERVATION_BACKEND names it, and without that the platform decides.
   */
  readonly backend?: ReservationBackend | string;
  /** The language of messages, as in `it-IT`. Default: the user's. English and Italian exist. */
  readonly locale?: string;
}

/** Narrows a list. */
export interface ListFilter {
  readonly protocol?: Protocol;
  /** Only the reservations that start at this port. */
  readonly startPort?: number;
  /** Only the reservations that hold this port. */
  readonly port?: number;
}

/** Narrows a list of exclusions. */
export interface ExclusionFilter extends ListFilter {
  /** Default: `active`, what the system holds back now. */
  readonly store?: ExclusionStore;
}

const optionNames = ['backend', 'locale', 'stateDirectory', 'clr', 'onNativeCall'];
const listFilterNames = ['protocol', 'startPort', 'port'];

/** Where {@link PortReservations.bind} binds when nothing else is said: every IPv4 address, as in the reference page's example. */
const anyAddress: BindAddress = { host: '0.0.0.0' };

/** The stores in the order in which an exclusion that is in both counts as one of them. */
const storesByRank: readonly ExclusionStore[] = ['persistent', 'active'];

/**
 * The system's persistent port reservations.
 *
 * Reading works without elevation as far as the documentation goes (an access check is documented for none of the
 * reading functions); creating and deleting need an elevated process on Windows and root on Linux, otherwise the
 * error is ERROR_ACCESS_DENIED.
 *
 * @example
 * ```ts
 * const reservations = new PortReservations();
 * await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 });
 * const drawn = await reservations.bind('tcp', { startPort: 5000, numberOfPorts: 20 });
 * await drawn.adopt(http.createServer(handler));
 * ```
 */
export class PortReservations {
  /** The language of what this object says, as in `it-IT`. */
  readonly locale: string;
  private readonly backend: ReservationBackend;
  private readonly messages: Messages;

  constructor(options: PortReservationsOptions = {}) {
    this.locale = typeof options?.locale === 'string' ? options.locale : userLocale();
    this.messages = messagesFor(this.locale);
    const check = new ParameterCheck('PortReservations', this.messages);
    check.properties(options, optionNames);
    check.text('locale', options.locale);
    check.text('stateDirectory', options.stateDirectory);
    const backend = options.backend ?? (process.env['PORT_RESERVATION_BACKEND'] || platformBackend());
    this.backend = typeof backend === 'object' ? backend : chooseBackend(backend, options, this.messages);
  }

  /** The name of the backend in use: `windows`, `linux`, `memory`, or `unsupported`. */
  get backendName(): string {
    return this.backend.name;
  }

  /**
   * Reserves a block, across restarts, until it is deleted.
   *
   * On Windows an ordinary bind inside the block is refused from then on: only sockets associated with the token
   * may use it (see {@link bind}).
   *
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, ERROR_ACCESS_DENIED, or
   * ERROR_SHARING_VIOLATION when the block meets a reservation of the same protocol or a port of it is in use.
   */
  async create(protocol: Protocol, range: PortRange): Promise<PortReservation> {
    const block = this.check('Create', protocol).block(protocol, range);
    const token = await this.withErrorsAbout(block, this.backend.create(block.protocol, block));
    return this.reservation(block, token);
  }

  /**
   * Deletes the reservation with exactly this start and number of ports.
   *
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, ERROR_ACCESS_DENIED or ERROR_NOT_FOUND.
   */
  async delete(protocol: Protocol, range: PortRange): Promise<void> {
    const block = this.check('Delete', protocol).block(protocol, range);
    await this.withErrorsAbout(block, this.backend.delete(block.protocol, block));
  }

  /**
   * Finds the reservation with exactly this start and number of ports.
   *
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER or ERROR_NOT_FOUND.
   */
  async lookup(protocol: Protocol, range: PortRange): Promise<PortReservation> {
    const [answer] = await this.lookupMany(protocol, [range]);
    if (answer instanceof Error) {
      Error.captureStackTrace(answer);
      throw answer;
    }
    return answer as PortReservation;
  }

  /**
   * Looks up many blocks with one crossing into native code. The answers are in the order of the ranges; a block
   * without a reservation, or one that is no block at all, has its error in its place and spoils no other.
   */
  async lookupMany(
    protocol: Protocol,
    ranges: readonly PortRange[],
  ): Promise<(PortReservation | PortReservationError)[]> {
    const check = this.check('Lookup', protocol);
    check.protocol(protocol);
    const checked = withoutStacks(() =>
      check.list(ranges).map((range) => blockOrError(() => check.block(protocol, range))),
    );
    const blocks = checked.filter((entry): entry is Block => !(entry instanceof Error));
    const [first] = blocks;
    const answers =
      first === undefined ? [] : await this.withErrorsAbout(first, this.backend.lookup(protocol, blocks));
    const name = reservationFunction('Lookup', protocol);
    let next = 0;
    return withoutStacks(() =>
      checked.map((entry) => {
        if (entry instanceof Error) return entry;
        const answer = answers[next++];
        return typeof answer === 'bigint'
          ? this.reservation(entry, answer)
          : this.errorAbout(new NativeFailure(name, answer as number), entry);
      }),
    );
  }

  /** The reservations that the system has, in ascending order, TCP before UDP. */
  async list(filter: ListFilter = {}): Promise<ListedReservation[]> {
    const held = await this.heldRanges(filter);
    return held.flatMap(({ kind, token, ...range }) => (token === null ? [] : [{ ...range, token }]));
  }

  /**
   * Everything that the system keeps from automatic assignment now, whoever asked for it, in ascending order, TCP
   * before UDP. `kind` says what each block is.
   */
  async heldRanges(filter: ListFilter = {}): Promise<HeldRange[]> {
    const check = this.check('Lookup', filter?.protocol ?? 'tcp');
    check.properties(filter, listFilterNames);
    return this.listed(check, filter, async (protocol) => {
      const held = await this.backend.heldRanges(protocol);
      return held.map(({ startPort, numberOfPorts, kind, token, inEffect }) => ({
        protocol,
        startPort,
        numberOfPorts,
        endPort: endPortOf({ startPort, numberOfPorts }),
        kind,
        token,
        inEffect,
        backend: this.backend.name,
      }));
    });
  }

  /**
   * The exclusions in a store, in ascending order, TCP before UDP: what is excluded now (`active`, the default), or
   * what is excluded again after a restart (`persistent`).
   */
  async exclusions(filter: ExclusionFilter = {}): Promise<PortExclusion[]> {
    const check = new ParameterCheck(exclusionCommand('show'), this.messages);
    check.properties(filter, [...listFilterNames, 'store']);
    const store = filter.store === undefined ? 'active' : check.store(filter.store);
    return this.listed(check, filter, async (protocol) => {
      const exclusions = await this.backend.exclusions(protocol, store);
      return exclusions.map((exclusion) => this.exclusion(protocol, exclusion, store));
    });
  }

  /**
   * Finds the exclusions with exactly these starts and numbers of ports. The answers are in the order of the ranges; a
   * block that is not excluded, or one that is no block at all, has its error in its place.
   *
   * @param store - The only store to look in. Without it, both: an exclusion that is in both counts as persistent.
   */
  async lookupExclusions(
    protocol: Protocol,
    ranges: readonly PortRange[],
    store?: ExclusionStore,
  ): Promise<(PortExclusion | PortReservationError)[]> {
    const check = new ParameterCheck(exclusionCommand('show'), this.messages);
    const checked = check.protocol(protocol);
    const stores = store === undefined ? storesByRank : [check.store(store)];
    const blocks = withoutStacks(() =>
      check.list(ranges).map((range) => blockOrError(() => check.block(checked, range))),
    );
    const lists = blocks.every((block) => block instanceof Error)
      ? []
      : await Promise.all(stores.map((each) => this.exclusions({ protocol: checked, store: each })));
    const byRank = lists.flat().reverse();
    const known = new Map(byRank.map((exclusion) => [keyOf(exclusion), exclusion]));
    return withoutStacks(() =>
      blocks.map((block) => {
        if (block instanceof Error) return block;
        const missing = { ...block, store: stores[0] ?? 'persistent' };
        return (
          known.get(keyOf(block)) ??
          this.errorAbout(new NativeFailure(check.syscall, Win32.ERROR_NOT_FOUND), missing)
        );
      }),
    );
  }

  /**
   * Keeps a block from automatic assignment, as `netsh int ipv4 add excludedportrange` does: neither ephemeral binds
   * nor WinNAT take a port of it, while an ordinary bind of a port by its number goes on being allowed. That is what
   * a server with a fixed port needs; a reservation (see {@link create}) shuts ordinary binds out as well.
   *
   * @param store - `persistent` (netsh's default): now and after every restart; `active`: until the next restart.
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, ERROR_ACCESS_DENIED, or
   * ERROR_SHARING_VIOLATION when the block meets an exclusion, a reservation or a runtime reservation of the same
   * protocol, or a port of it is in use; `obstacle` says which.
   *
   * @example
   * ```ts
   * await reservations.createExclusion('tcp', { startPort: 5432, numberOfPorts: 1 });
   * server.listen(5432);
   * ```
   */
  async createExclusion(
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore = 'persistent',
  ): Promise<PortExclusion> {
    const block = this.exclusionBlock('add', protocol, range, store);
    await this.withErrorsAbout(block, this.backend.createExclusion(block.protocol, block, block.store));
    return this.exclusion(block.protocol, { ...block, inEffect: true }, block.store);
  }

  /**
   * Deletes the exclusion with exactly this start and number of ports.
   *
   * @param store - `persistent` (netsh's default): the persistent exclusion, for good; `active`: the exclusion as it
   * is now, so that a persistent one is back after the next restart.
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, ERROR_ACCESS_DENIED, or ERROR_NOT_FOUND, whose
   * `obstacle` says who else holds the ports.
   */
  async deleteExclusion(
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore = 'persistent',
  ): Promise<void> {
    const block = this.exclusionBlock('delete', protocol, range, store);
    await this.withErrorsAbout(block, this.backend.deleteExclusion(block.protocol, block, block.store));
  }

  /**
   * Draws a free port from the reservation with exactly this start and number of ports, and holds it until it is
   * closed or adopted by a server. On Windows the socket is associated with the reservation's token before it is
   * bound (SIO_ASSOCIATE_PORT_RESERVATION), which is the only way to use a port of the block there.
   *
   * @param address - An IPv4 or IPv6 address in numbers. Default: every IPv4 address.
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, ERROR_NOT_FOUND, WSAEADDRINUSE when no port
   * of the block is left, or the Winsock code with which the association or the bind failed.
   */
  async bind<P extends Protocol>(
    protocol: P,
    range: PortRange,
    address: BindAddress = anyAddress,
  ): Promise<BoundPort<P>> {
    const checkedAddress = new ParameterCheck('bind', this.messages).address(address);
    const reservation = await this.lookup(protocol, range);
    return this.withErrorsAbout(reservation, this.backend.bind(protocol, reservation.token, checkedAddress));
  }

  /**
   * The open sockets of a protocol, IPv4 and IPv6, with who has them open as far as this process may see: an
   * unprivileged one sees on Linux the processes of its own user alone. On Linux they are those of the network
   * namespace that this process is in.
   *
   * @param range - Only sockets with a local port in this block. Default: every port.
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, or the code with which the system refused to
   * show its tables.
   */
  async sockets(
    protocol: Protocol,
    range: PortRange = { startPort: 1, numberOfPorts: highestPort },
  ): Promise<OpenSocket[]> {
    const block = new ParameterCheck('sockets', this.messages).block(protocol, range);
    return this.told(
      { asked: 'sockets', protocol: block.protocol },
      this.backend.sockets(block.protocol, block),
    );
  }

  /**
   * Binds a port on every address for a moment, as a server does, and gives it back.
   *
   * @returns 0, or the Winsock code of the refusal: 10048 (WSAEADDRINUSE), 10013 (WSAEACCES) and so on.
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER.
   */
  async tryBind(protocol: Protocol, port: number): Promise<number> {
    const check = new ParameterCheck('bind', this.messages);
    return this.backend.tryBind(check.protocol(protocol), check.existingPort('Port', port));
  }

  /**
   * The range from which the system assigns ports to sockets that ask for none. On Windows TCP and UDP have each
   * their own, for IPv4 and IPv6 alike; Linux has one for all.
   *
   * @throws {@link PortReservationError} with the code with which the system refused.
   */
  async dynamicRange(protocol: Protocol): Promise<PortRange> {
    const checked = new ParameterCheck(dynamicRangeCommand('show'), this.messages).protocol(protocol);
    return this.told({ asked: 'dynamicRange', protocol: checked }, this.backend.dynamicRange(checked));
  }

  /**
   * Makes a block the dynamic range. On Linux it is that of both protocols.
   *
   * @param store - `persistent` (netsh's default): now and after every restart, on Linux by the step that also
   * restores reservations; `active`: until the next restart.
   * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER for what the system does not take (Windows: a
   * start below 1025 or fewer than 255 ports; Linux: a start below `net.ipv4.ip_unprivileged_port_start`), or
   * ERROR_ACCESS_DENIED.
   */
  async setDynamicRange(
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore = 'persistent',
  ): Promise<void> {
    const check = new ParameterCheck(dynamicRangeCommand('set'), this.messages);
    const block = check.existingBlock(protocol, range);
    await this.told(
      { asked: 'setDynamicRange', block },
      this.backend.setDynamicRange(block.protocol, block, check.store(store)),
    );
  }

  /** The lowest port that any process may bind, elevated or not: 0 on Windows, 1024 on Linux unless it was changed. */
  async firstUnprivilegedPort(): Promise<number> {
    return this.backend.firstUnprivilegedPort();
  }

  /** What the backend tells of its own parts and of this process: what `diagnose` and `probe` ask. */
  diagnostics(): Diagnostics {
    return this.backend.diagnostics(this.locale);
  }

  /**
   * Brings reservations back into effect after a restart of the system, and answers which. Windows does so itself, so
   * that there it answers none; on Linux it is the step that a system service takes at boot, as root.
   *
   * @throws {@link PortReservationError} with ERROR_ACCESS_DENIED.
   */
  async restore(): Promise<RestoredReservation[]> {
    try {
      return await this.backend.restore();
    } catch (failure) {
      throw failure instanceof NativeFailure ? describeRestoreFailure(failure, this.locale) : failure;
    }
  }

  private async listed<T extends PortRange>(
    check: ParameterCheck,
    { protocol, startPort, port }: ListFilter,
    list: (protocol: Protocol) => Promise<T[]>,
  ): Promise<T[]> {
    const asked = protocol === undefined ? protocols : [check.protocol(protocol)];
    if (startPort !== undefined) check.existingPort('StartPort', startPort);
    if (port !== undefined) check.existingPort('Port', port);
    const perProtocol = await Promise.all(
      asked.map((one) =>
        list(one).catch((failure) => {
          throw failure instanceof NativeFailure ? describeListFailure(failure, one, this.locale) : failure;
        }),
      ),
    );
    return perProtocol
      .flat()
      .filter((range) => startPort === undefined || range.startPort === startPort)
      .filter((range) => port === undefined || covers(range, { startPort: port, numberOfPorts: 1 }));
  }

  private exclusion(protocol: Protocol, range: SystemExclusion, store: ExclusionStore): PortExclusion {
    return {
      protocol,
      startPort: range.startPort,
      numberOfPorts: range.numberOfPorts,
      endPort: endPortOf(range),
      inEffect: range.inEffect,
      store,
      backend: this.backend.name,
    };
  }

  private exclusionBlock(
    verb: 'add' | 'delete',
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
  ): ExclusionBlock {
    const check = new ParameterCheck(exclusionCommand(verb), this.messages);
    return { ...check.block(protocol, range), store: check.store(store) };
  }

  private check(verb: Parameters<typeof reservationFunction>[0], protocol: Protocol): ParameterCheck {
    return new ParameterCheck(reservationFunction(verb, protocol), this.messages);
  }

  private reservation(block: Block, token: bigint): PortReservation {
    const { protocol, startPort, numberOfPorts } = block;
    return {
      protocol,
      startPort,
      numberOfPorts,
      endPort: endPortOf(block),
      token,
      backend: this.backend.name,
    };
  }

  /** Waits for a backend's answer, and gives a refusal the block's name. */
  private async withErrorsAbout<T>(block: Block | ExclusionBlock, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (failure) {
      if (!(failure instanceof NativeFailure)) throw failure;
      throw this.errorAbout(failure, block, await this.usersOf(failure, block.protocol));
    }
  }

  /** Who has the port open that is in the way, where that is what is in the way. */
  private async usersOf({ obstacle }: NativeFailure, protocol: Protocol): Promise<string> {
    if (obstacle?.kind !== 'portInUse') return '';
    try {
      const sockets = await this.backend.sockets(protocol, obstacle.range);
      return byHolder(sockets.filter(({ state }) => state !== 'closing'))
        .map((holding) => describeHolder(holding, this.messages))
        .join('; ');
    } catch {
      return '';
    }
  }

  /** Waits for what a backend tells of the use of ports, and gives a refusal its sentence. */
  private async told<T>(call: UsageCall, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (failure) {
      if (!(failure instanceof NativeFailure)) throw failure;
      throw describeUsageFailure(failure, call, this.backend, this.locale);
    }
  }

  private errorAbout(
    failure: NativeFailure,
    block: Block | ExclusionBlock,
    users?: string,
  ): PortReservationError {
    return describeFailure(failure, block, this.backend, this.locale, users);
  }
}

/** The same for exactly the blocks that are the same. */
function keyOf({ startPort, numberOfPorts }: PortRange): string {
  return `${startPort}+${numberOfPorts}`;
}

function blockOrError(check: () => Block): Block | PortReservationError {
  try {
    return check();
  } catch (error) {
    return error as PortReservationError;
  }
}
