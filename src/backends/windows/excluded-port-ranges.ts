import { NativeFailure, type Obstacle, type SystemExclusion, type SystemRange } from '../../contract/backend';
import {
  covers,
  type ExclusionStore,
  overlaps,
  type PortRange,
  type Protocol,
  sameRange,
  win32RangeStatus,
} from '../../contract/reservation';
import { exclusionCommand, Win32 } from '../../contract/win32';
import { type ExcludedPortRange, parseExclusionTable } from './exclusion-table';
import { changeExcludedPortRange, NetshRefusal, showExcludedPortRanges } from './netsh';
import { recognizeRefusal } from './netsh-refusal';

/** What {@link ExcludedPortRanges} asks of its surroundings. */
export interface NetshSurroundings {
  /** The absolute path of netsh. Throws a {@link NativeFailure} of `caller` where there is none. */
  netsh(caller: string): string;
  /** The tokens of those ranges that are reservations; for the others, a code. */
  lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]>;
  /** The system's text for a code, in the user's language. */
  message(errno: number): string;
  /** Undefined where the system does not tell. */
  isElevated(): Promise<boolean | undefined>;
  trace(name: string, errno: number, detail: string): void;
}

/** The name under which errors and traces show that netsh lists. */
const reading = 'netsh';

/** What netsh lists as excluded port ranges, and the exclusions that it makes and deletes. */
export class ExcludedPortRanges {
  constructor(private readonly surroundings: NetshSurroundings) {}

  /** Every row of netsh's table, and which of them are reservations. */
  async heldRanges(protocol: Protocol): Promise<SystemRange[]> {
    const rows = await this.#rows(protocol, 'active');
    const answers = await this.surroundings.lookup(protocol, rows);
    return rows
      .map(({ startPort, numberOfPorts, administered }, index) => {
        const answer = answers[index];
        const token = typeof answer === 'bigint' ? answer : null;
        const kind = token !== null ? 'reservation' : administered ? 'administered' : 'runtime';
        return { startPort, numberOfPorts, kind, token, inEffect: true } as const;
      })
      .sort(byStart);
  }

  async list(protocol: Protocol, store: ExclusionStore): Promise<SystemExclusion[]> {
    if (store === 'persistent') return this.#excludedAfterRestart(protocol);
    const held = await this.heldRanges(protocol);
    return held
      .filter(({ kind }) => kind === 'administered')
      .map(({ startPort, numberOfPorts, inEffect }) => ({ startPort, numberOfPorts, inEffect }));
  }

  /** What netsh reports as done must show in its own table. */
  async add(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const command = exclusionCommand('add');
    this.#refuseIllegal(command, range);
    try {
      await this.#change('add', protocol, range, store);
    } catch (error) {
      if (!(error instanceof NetshRefusal)) throw error;
      throw await this.#refused(command, error, range, await this.obstacleTo(protocol, range));
    }
    const stores: ExclusionStore[] = store === 'active' ? ['active'] : ['active', 'persistent'];
    for (const each of stores) {
      if (!(await this.#has(protocol, range, each))) {
        throw contradicted(command, `has no such exclusion in its ${each} store afterwards`);
      }
    }
  }

  async delete(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const command = exclusionCommand('delete');
    this.#refuseIllegal(command, range);
    if (!(await this.#has(protocol, range, store))) {
      this.#trace(command, Win32.ERROR_NOT_FOUND, range);
      const holder = await this.#holderOf(protocol, range);
      throw new NativeFailure(command, Win32.ERROR_NOT_FOUND, holder);
    }
    await this.#deleteFrom(store, protocol, range);
    // Whether a deletion from the persistent store always clears the active one too is nowhere said.
    if (store === 'persistent' && (await this.#has(protocol, range, 'active'))) {
      await this.#deleteFrom('active', protocol, range);
    }
  }

  /** What is in the way of a block that Windows has refused without saying why, where the list can be had. */
  async obstacleTo(protocol: Protocol, range: PortRange): Promise<Obstacle | undefined> {
    try {
      return (await this.#holderOf(protocol, range)) ?? { kind: 'portInUse', range };
    } catch {
      return undefined;
    }
  }

  /**
   * Whether netsh lists reservations in the persistent store, or stars its rows there, is nowhere said. But what is
   * persistent and no reservation can only have been excluded by an administrator.
   */
  async #excludedAfterRestart(protocol: Protocol): Promise<SystemExclusion[]> {
    const rows = await this.#rows(protocol, 'persistent');
    const tokens = await this.surroundings.lookup(protocol, rows);
    const now = await this.#rows(protocol, 'active');
    return rows
      .filter((_row, index) => typeof tokens[index] !== 'bigint')
      .map(({ startPort, numberOfPorts }) => {
        const row = { startPort, numberOfPorts };
        return { ...row, inEffect: now.some((held) => covers(held, row)) };
      })
      .sort(byStart);
  }

  async #deleteFrom(store: ExclusionStore, protocol: Protocol, range: PortRange): Promise<void> {
    const command = exclusionCommand('delete');
    try {
      await this.#change('delete', protocol, range, store);
    } catch (error) {
      throw error instanceof NetshRefusal ? await this.#refused(command, error, range) : error;
    }
    if (await this.#has(protocol, range, store)) {
      throw contradicted(command, `still has the exclusion in its ${store} store afterwards`);
    }
  }

  /** Whether the store has an exclusion with exactly this start and count. */
  async #has(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<boolean> {
    const rows = await this.#rows(protocol, store);
    const row = rows.find((candidate) => sameRange(candidate, range));
    if (row === undefined || (store === 'active' && !row.administered)) return false;
    const [token] = await this.surroundings.lookup(protocol, [range]);
    return typeof token !== 'bigint';
  }

  async #holderOf(protocol: Protocol, range: PortRange): Promise<Obstacle | undefined> {
    const held = await this.heldRanges(protocol);
    const inTheWay = held.filter((candidate) => overlaps(candidate, range));
    const first = inTheWay.find(({ kind }) => kind === 'reservation') ?? inTheWay[0];
    if (first === undefined) return undefined;
    const { startPort, numberOfPorts, kind } = first;
    const met = { startPort, numberOfPorts };
    if (kind !== 'administered') return { kind, range: met };
    const isPersistent = await this.#has(protocol, met, 'persistent');
    return { kind: 'exclusion', range: met, store: isPersistent ? 'persistent' : 'active' };
  }

  #rows(protocol: Protocol, store: ExclusionStore): Promise<ExcludedPortRange[]> {
    return this.#run(reading, async (program) => {
      const rows = parseExclusionTable(await showExcludedPortRanges(program, protocol, store));
      this.surroundings.trace(reading, 0, `protocol=${protocol} store=${store} rows=${rows.length}`);
      return rows;
    });
  }

  #change(
    verb: 'add' | 'delete',
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
  ): Promise<void> {
    const command = exclusionCommand(verb);
    return this.#run(command, async (program) => {
      await changeExcludedPortRange(program, verb, protocol, range, store);
      this.#trace(command, 0, range);
    });
  }

  /** A refused change is left to the caller; that netsh could not do its work is a failure of the call. */
  async #run<T>(caller: string, work: (program: string) => Promise<T>): Promise<T> {
    try {
      return await work(this.surroundings.netsh(caller));
    } catch (cause) {
      const isLeft = cause instanceof NetshRefusal && caller !== reading;
      if (isLeft || cause instanceof NativeFailure) throw cause;
      const errno = (cause as { killed?: boolean }).killed ? Win32.ERROR_TIMEOUT : Win32.ERROR_NOT_SUPPORTED;
      this.surroundings.trace(caller, errno, (cause as Error).message);
      throw new NativeFailure(caller, errno, undefined, { cause });
    }
  }

  async #refused(
    command: string,
    refusal: NetshRefusal,
    range: PortRange,
    obstacle?: Obstacle,
  ): Promise<NativeFailure> {
    const recognized = recognizeRefusal(refusal.printed, (errno) => this.surroundings.message(errno));
    const errno = recognized ?? (await this.#likelyReason(obstacle));
    this.#trace(command, errno, range);
    const known = errno === Win32.ERROR_SHARING_VIOLATION ? obstacle : undefined;
    return new NativeFailure(command, errno, known, { cause: refusal });
  }

  /** Where netsh's words are not recognised, a block that holds the ports is reason enough, and so is who asks. */
  async #likelyReason(obstacle: Obstacle | undefined): Promise<number> {
    if ((await this.surroundings.isElevated().catch(() => undefined)) === false) {
      return Win32.ERROR_ACCESS_DENIED;
    }
    const isHeld = obstacle !== undefined && obstacle.kind !== 'portInUse';
    return isHeld ? Win32.ERROR_SHARING_VIOLATION : Win32.ERROR_GEN_FAILURE;
  }

  /** netsh would take a zero for a mistake of syntax, and print its help. */
  #refuseIllegal(command: string, range: PortRange): void {
    const errno = win32RangeStatus(range);
    if (errno === 0) return;
    this.#trace(command, errno, range);
    throw new NativeFailure(command, errno);
  }

  #trace(command: string, errno: number, { startPort, numberOfPorts }: PortRange): void {
    this.surroundings.trace(command, errno, `StartPort=${startPort} NumberOfPorts=${numberOfPorts}`);
  }
}

function byStart(a: PortRange, b: PortRange): number {
  return a.startPort - b.startPort;
}

/** netsh has reported success, and its own table says otherwise. */
function contradicted(command: string, finding: string): NativeFailure {
  const cause = new Error(`netsh reports success, but ${finding}.`);
  return new NativeFailure(command, Win32.ERROR_GEN_FAILURE, undefined, { cause });
}
