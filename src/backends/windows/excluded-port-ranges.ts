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
import { lookUp } from './lookup';
import { type WindowsMessages, windowsError } from './messages';
import { changeExcludedPortRange, NetshRefusal, showExcludedPortRanges } from './netsh';
import { firstPortInUse } from './port-in-use';
import { reasonOf } from './reason';
import type { WindowsSystem } from './system';

/** The name under which errors and traces show that netsh lists. */
const listing = 'netsh';

/** What netsh lists as excluded port ranges, and the exclusions that it makes and deletes. */
export class ExcludedPortRanges {
  constructor(private readonly system: WindowsSystem) {}

  /** Every row of netsh's table, and which of them are reservations. */
  async heldRanges(protocol: Protocol): Promise<SystemRange[]> {
    const rows = await this.#rows(protocol, 'active');
    const answers = lookUp(this.system, protocol, rows);
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

  async add(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const command = exclusionCommand('add');
    this.#refuseIllegal(command, range);
    try {
      await this.#change('add', protocol, range, store);
    } catch (error) {
      throw error instanceof NetshRefusal ? await this.#whyNotAdded(protocol, range, error) : error;
    }
    await this.#confirmAdded(protocol, range, store);
  }

  async delete(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const command = exclusionCommand('delete');
    this.#refuseIllegal(command, range);
    if (!(await this.#has(protocol, range, store))) throw await this.#notThere(protocol, range);
    await this.#deleteFrom(store, protocol, range);
    // Whether a deletion from the persistent store always clears the active one too is nowhere said.
    if (store === 'persistent' && (await this.#isStillThere(protocol, range, 'active'))) {
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
    const tokens = lookUp(this.system, protocol, rows);
    const now = await this.#rows(protocol, 'active');
    return rows
      .filter((_row, index) => typeof tokens[index] !== 'bigint')
      .map(({ startPort, numberOfPorts }) => {
        const row = { startPort, numberOfPorts };
        return { ...row, inEffect: now.some((held) => covers(held, row)) };
      })
      .sort(byStart);
  }

  /** What netsh reports as done must show in its own table; what cannot be seen there is taken back. */
  async #confirmAdded(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    const stores: ExclusionStore[] = store === 'active' ? ['active'] : ['active', 'persistent'];
    for (const each of stores) {
      let has: boolean;
      try {
        has = await this.#has(protocol, range, each);
      } catch (error) {
        throw await this.#takenBack(protocol, range, store, error);
      }
      if (!has) throw this.#contradicted('add', range, ({ netsh }) => netsh.notMade(each));
    }
  }

  async #takenBack(
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
    failure: unknown,
  ): Promise<NativeFailure> {
    const isUndone = await this.#change('delete', protocol, range, store).then(
      () => true,
      () => false,
    );
    return this.#contradicted(
      'add',
      range,
      ({ netsh }, locale) => netsh.addedUnconfirmed(reasonOf(failure, locale), isUndone),
      failure,
    );
  }

  async #deleteFrom(store: ExclusionStore, protocol: Protocol, range: PortRange): Promise<void> {
    try {
      await this.#change('delete', protocol, range, store);
    } catch (error) {
      throw error instanceof NetshRefusal ? await this.#whyNotDeleted(protocol, range, store, error) : error;
    }
    if (await this.#isStillThere(protocol, range, store)) {
      throw this.#contradicted('delete', range, ({ netsh }) => netsh.stillThere(store));
    }
  }

  /** Whether a deletion has left the exclusion in the store; that it cannot be seen is a failure of its own. */
  async #isStillThere(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<boolean> {
    try {
      return await this.#has(protocol, range, store);
    } catch (error) {
      throw this.#contradicted(
        'delete',
        range,
        ({ netsh }, locale) => netsh.deletedUnconfirmed(reasonOf(error, locale)),
        error,
      );
    }
  }

  /** Whether the store has an exclusion with exactly this start and count. */
  async #has(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<boolean> {
    const rows = await this.#rows(protocol, store);
    const row = rows.find((candidate) => sameRange(candidate, range));
    if (row === undefined || (store === 'active' && !row.administered)) return false;
    const [token] = lookUp(this.system, protocol, [range]);
    return typeof token !== 'bigint';
  }

  async #inTheWay(protocol: Protocol, range: PortRange): Promise<Obstacle | undefined> {
    const holder = await this.#holderOf(protocol, range);
    if (holder !== undefined) return holder;
    const port = await firstPortInUse(protocol, range);
    return port === undefined
      ? undefined
      : { kind: 'portInUse', range: { startPort: port, numberOfPorts: 1 } };
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

  async #rows(protocol: Protocol, store: ExclusionStore): Promise<ExcludedPortRange[]> {
    try {
      const rows = parseExclusionTable(await showExcludedPortRanges(this.system, listing, protocol, store));
      this.system.trace(listing, 0, `protocol=${protocol} store=${store} rows=${rows.length}`);
      return rows;
    } catch (error) {
      if (error instanceof NativeFailure) throw error;
      const cause =
        error instanceof NetshRefusal ? windowsError(({ netsh }) => netsh.refused(error.words)) : error;
      this.system.trace(listing, Win32.ERROR_NOT_SUPPORTED, (cause as Error).message);
      throw new NativeFailure(listing, Win32.ERROR_NOT_SUPPORTED, undefined, { cause });
    }
  }

  async #change(
    verb: 'add' | 'delete',
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
  ): Promise<void> {
    const command = exclusionCommand(verb);
    await changeExcludedPortRange(this.system, command, verb, protocol, range, store);
    this.#trace(command, 0, range);
  }

  /**
   * netsh gives every refusal the same exit status, and words in the console's language. So the reason is read from
   * the state of things: who asks, then what is in the way.
   */
  async #whyNotAdded(protocol: Protocol, range: PortRange, refusal: NetshRefusal): Promise<NativeFailure> {
    const command = exclusionCommand('add');
    if ((await this.system.isElevated()) === false) return this.#denied(command, range, refusal);
    const obstacle = await this.#inTheWay(protocol, range).catch(() => undefined);
    if (obstacle === undefined) return this.#unexplained(command, range, refusal);
    this.#trace(command, Win32.ERROR_SHARING_VIOLATION, range);
    return new NativeFailure(command, Win32.ERROR_SHARING_VIOLATION, obstacle, { cause: refusal });
  }

  async #whyNotDeleted(
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
    refusal: NetshRefusal,
  ): Promise<NativeFailure> {
    const command = exclusionCommand('delete');
    if ((await this.system.isElevated()) === false) return this.#denied(command, range, refusal);
    const isThere = await this.#has(protocol, range, store).catch(() => true);
    return isThere ? this.#unexplained(command, range, refusal) : this.#notThere(protocol, range);
  }

  async #notThere(protocol: Protocol, range: PortRange): Promise<NativeFailure> {
    const command = exclusionCommand('delete');
    this.#trace(command, Win32.ERROR_NOT_FOUND, range);
    return new NativeFailure(command, Win32.ERROR_NOT_FOUND, await this.#holderOf(protocol, range));
  }

  #denied(command: string, range: PortRange, refusal: NetshRefusal): NativeFailure {
    this.#trace(command, Win32.ERROR_ACCESS_DENIED, range);
    return new NativeFailure(command, Win32.ERROR_ACCESS_DENIED, undefined, { cause: refusal });
  }

  #unexplained(command: string, range: PortRange, refusal: NetshRefusal): NativeFailure {
    this.#trace(command, Win32.ERROR_GEN_FAILURE, range);
    const cause = windowsError(({ netsh }) => netsh.refused(refusal.words), { cause: refusal });
    return new NativeFailure(command, Win32.ERROR_GEN_FAILURE, undefined, { cause });
  }

  /** netsh has reported success, and its own table says otherwise, or nothing. */
  #contradicted(
    verb: 'add' | 'delete',
    range: PortRange,
    say: (messages: WindowsMessages, locale: string) => string,
    cause?: unknown,
  ): NativeFailure {
    const command = exclusionCommand(verb);
    this.#trace(command, Win32.ERROR_GEN_FAILURE, range);
    return new NativeFailure(command, Win32.ERROR_GEN_FAILURE, undefined, {
      cause: windowsError(say, { cause }),
    });
  }

  /** netsh would take a zero for a mistake of syntax, and print its help. */
  #refuseIllegal(command: string, range: PortRange): void {
    const errno = win32RangeStatus(range);
    if (errno === 0) return;
    this.#trace(command, errno, range);
    throw new NativeFailure(command, errno);
  }

  #trace(command: string, errno: number, { startPort, numberOfPorts }: PortRange): void {
    this.system.trace(command, errno, `StartPort=${startPort} NumberOfPorts=${numberOfPorts}`);
  }
}

function byStart(a: PortRange, b: PortRange): number {
  return a.startPort - b.startPort;
}
