import * as path from 'node:path';
import { Win32 } from '../win32';
import { KernelList, reservedPortsFile } from './kernel-list';
import { emptyLedger, formatLedger, interpretLedger, type Ledger, sameLedger } from './ledger';
import { LinuxFailure } from './linux-failure';
import { type Namespace, namespaceKey } from './namespace';
import type { PortSet } from './port-set';
import { reconcile } from './reconcile';
import { formatRecords, interpretRecords, portsOf, type ReservationRecord } from './records';
import { StateFile } from './state-file';
import type { Tracer } from './tracer';

/** Where the state is kept. */
export interface Folders {
  /** What survives a restart of the system. */
  readonly state: string;
  /** What must not: on a system's own folders, a file system in memory. */
  readonly runtime: string;
}

/** What there is, at one moment. */
export interface Snapshot {
  readonly records: readonly ReservationRecord[];
  readonly kernel: PortSet;
  readonly added: PortSet;
}

/** What the two files hold. */
interface State {
  readonly records: readonly ReservationRecord[];
  readonly ledger: Ledger;
}

const nothing: State = { records: [], ledger: emptyLedger };

/** How often to try again while another program rewrites the kernel's list under our hands. */
const attempts = 5;

/**
 * Keeps the reservations on disk and the kernel's list in step. Whoever changes anything holds the lock.
 *
 * A creation puts the ports on the list first and stores the reservation last; a deletion goes the other way. So a
 * process that is killed at any point leaves at worst ports on the list that no reservation needs, which the ledger
 * knows for ours and the next change takes off.
 */
export class Keeper {
  readonly #records: StateFile;
  readonly #ledger: StateFile;
  readonly #list: KernelList;

  constructor(
    private readonly namespace: Namespace,
    folders: Folders,
    tracer: Tracer,
  ) {
    const ownName = path.join(folders.runtime, namespaceKey(namespace));
    const records = namespace.isHosts
      ? path.join(folders.state, 'reservations.json')
      : `${ownName}.reservations.json`;
    this.#records = new StateFile(records, tracer);
    this.#ledger = new StateFile(`${ownName}.ledger.json`, tracer);
    this.#list = new KernelList(tracer);
  }

  /** @throws What the kernel says where this process may not change its list. */
  checkPrivilege(): void {
    this.#list.checkWritable();
  }

  snapshot(): Snapshot {
    const { records, ledger } = this.#load();
    return { records, kernel: this.#list.read(), added: ledger.added };
  }

  records(): readonly ReservationRecord[] {
    return this.#load().records;
  }

  store(record: ReservationRecord): void {
    const { records } = this.#load();
    const next = [...records, record];
    try {
      this.#settle(next);
      this.#records.save(formatRecords(next));
    } catch (error) {
      undo(() => this.#settle(records));
      throw error;
    }
  }

  remove(record: ReservationRecord): void {
    const { records } = this.#load();
    const remaining = records.filter(({ id }) => id !== record.id);
    this.#records.save(formatRecords(remaining));
    try {
      this.#settle(remaining);
    } catch (error) {
      undo(() => this.#records.save(formatRecords(records)));
      throw error;
    }
  }

  /** Puts on the list what the reservations need and it lacks. */
  restore(): void {
    this.#settle(this.#load().records);
  }

  #load(): State {
    const state = this.#stored();
    return this.#isLeftByAnotherNamespace(state) ? nothing : state;
  }

  #stored(): State {
    return {
      records: this.#records.load(interpretRecords) ?? [],
      ledger: this.#ledger.load(interpretLedger) ?? emptyLedger,
    };
  }

  /** As {@link Keeper.#load}, and what another namespace has left does not stay to be taken for ours later. */
  #loadForChange(): State {
    const state = this.#stored();
    if (!this.#isLeftByAnotherNamespace(state)) return state;
    this.#ledger.save(formatLedger(emptyLedger));
    this.#records.save(formatRecords([]));
    return nothing;
  }

  /**
   * The kernel gives the inode of a namespace that is gone to a new one, which then finds the other's files. The
   * host's own namespace lives as long as the boot: there, a list without our ports is somebody's doing.
   */
  #isLeftByAnotherNamespace({ records, ledger }: State): boolean {
    if (this.namespace.isHosts) return false;
    const ours = portsOf(records).union(ledger.added);
    return !ours.isEmpty && !ours.intersects(this.#list.read().union(ledger.rewriting));
  }

  #settle(records: readonly ReservationRecord[]): void {
    let { ledger } = this.#loadForChange();
    // Puts back what a process took off that was killed between the writes of a long list.
    if (!ledger.rewriting.isEmpty) this.#list.add(ledger.rewriting);
    const reserved = portsOf(records);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const plan = reconcile(this.#list.read(), ledger.added, reserved);
      ledger = this.#note(ledger, {
        added: ledger.added.union(plan.added),
        rewriting: emptyLedger.rewriting,
      });
      if (plan.surplus.isEmpty) {
        if (!plan.missing.isEmpty) this.#list.add(plan.missing);
      } else {
        ledger = this.#replace(plan.wanted, ledger);
      }
      const now = this.#list.read();
      if (now.contains(reserved) && !now.intersects(plan.surplus)) {
        this.#note(ledger, { added: plan.added, rewriting: emptyLedger.rewriting });
        return;
      }
    }
    throw new LinuxFailure(
      Win32.ERROR_TIMEOUT,
      `Another program keeps rewriting ${reservedPortsFile}: after ${attempts} attempts it is still not as it should be.`,
    );
  }

  #replace(wanted: PortSet, ledger: Ledger): Ledger {
    const severalWrites = this.#list.needsSeveralWrites(wanted);
    const noted = severalWrites ? this.#note(ledger, { added: ledger.added, rewriting: wanted }) : ledger;
    this.#list.replace(wanted);
    return noted;
  }

  #note(before: Ledger, after: Ledger): Ledger {
    if (!sameLedger(before, after)) this.#ledger.save(formatLedger(after));
    return after;
  }
}

/** Takes back one half of a change whose other half failed. Where that fails too, the next change makes up for it. */
function undo(work: () => void): void {
  try {
    work();
  } catch {
    // The first failure is the one to report.
  }
}
