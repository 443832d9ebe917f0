import * as path from 'node:path';
import { Win32 } from '../../contract/win32';
import { Exclusions, formatMomentary, interpretMomentary, nothingMomentary } from './exclusions';
import { KernelList, reservedPortsFile } from './kernel-list';
import { emptyLedger, formatLedger, interpretLedger, type Ledger, sameLedger } from './ledger';
import { LinuxFailure } from './linux-failure';
import { type Namespace, namespaceKey } from './namespace';
import type { PortSet } from './port-set';
import { reconcile } from './reconcile';
import { type BlockRecord, formatRecords, interpretRecords, noRecords, portsOf } from './records';
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
  /** The reservations. */
  readonly records: readonly BlockRecord[];
  readonly exclusions: Exclusions;
  readonly kernel: PortSet;
  readonly added: PortSet;
}

/** What there should be. */
interface Contents {
  readonly reservations: readonly BlockRecord[];
  readonly exclusions: Exclusions;
}

/** What the files hold. */
interface State extends Contents {
  readonly ledger: Ledger;
}

const nothing: State = {
  reservations: [],
  exclusions: new Exclusions([], nothingMomentary),
  ledger: emptyLedger,
};

/** How often to try again while another program rewrites the kernel's list under our hands. */
const attempts = 5;

/**
 * Keeps the reservations and exclusions on disk and the kernel's list in step. Whoever changes anything holds the lock.
 *
 * A creation puts the ports on the list first and stores the reservation or exclusion last; a deletion goes the other
 * way. So a process that is killed at any point leaves at worst ports on the list that nothing stored needs, which
 * the ledger knows for ours and the next change takes off.
 */
export class Keeper {
  readonly #records: StateFile;
  readonly #momentary: StateFile;
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
    this.#momentary = new StateFile(`${ownName}.exclusions.json`, tracer);
    this.#ledger = new StateFile(`${ownName}.ledger.json`, tracer);
    this.#list = new KernelList(tracer);
  }

  /** @throws What the kernel says where this process may not change its list. */
  checkPrivilege(): void {
    this.#list.checkWritable();
  }

  snapshot(): Snapshot {
    const { reservations, exclusions, ledger } = this.#load();
    return { records: reservations, exclusions, kernel: this.#list.read(), added: ledger.added };
  }

  /** The reservations. */
  records(): readonly BlockRecord[] {
    return this.#load().reservations;
  }

  store(record: BlockRecord): void {
    const before = this.#load();
    this.#grow(before, { ...before, reservations: [...before.reservations, record] });
  }

  remove(record: BlockRecord): void {
    const before = this.#load();
    const reservations = before.reservations.filter(({ id }) => id !== record.id);
    this.#shrink(before, { ...before, reservations });
  }

  /** Makes the exclusions these, which are the present ones and one more. */
  exclude(exclusions: Exclusions): void {
    const before = this.#load();
    this.#grow(before, { ...before, exclusions });
  }

  /** Makes the exclusions these, which are the present ones but one. */
  include(exclusions: Exclusions): void {
    const before = this.#load();
    this.#shrink(before, { ...before, exclusions });
  }

  /** Puts on the list what the reservations and exclusions need and it lacks. */
  restore(): void {
    this.#settle(this.#load());
  }

  #grow(before: Contents, after: Contents): void {
    try {
      this.#settle(after);
      this.#save(before, after);
    } catch (error) {
      undo(() => this.#settle(before));
      throw error;
    }
  }

  #shrink(before: Contents, after: Contents): void {
    this.#save(before, after);
    try {
      this.#settle(after);
    } catch (error) {
      undo(() => this.#save(after, before));
      throw error;
    }
  }

  /** The persistent half goes first: killed in between, a deletion leaves at worst what the next restart forgets. */
  #save(before: Contents, after: Contents): void {
    const { reservations, exclusions } = after;
    const { persistent, momentary } = exclusions;
    if (reservations !== before.reservations || persistent !== before.exclusions.persistent) {
      this.#records.save(formatRecords({ reservations, exclusions: persistent }));
    }
    if (momentary !== before.exclusions.momentary) this.#momentary.save(formatMomentary(momentary));
  }

  #load(): State {
    const state = this.#stored();
    return this.#isLeftByAnotherNamespace(state) ? nothing : state;
  }

  #stored(): State {
    const { reservations, exclusions } = this.#records.load(interpretRecords) ?? noRecords;
    const momentary = this.#momentary.load(interpretMomentary) ?? nothingMomentary;
    return {
      reservations,
      exclusions: new Exclusions(exclusions, momentary),
      ledger: this.#ledger.load(interpretLedger) ?? emptyLedger,
    };
  }

  /** As {@link Keeper.#load}, and what another namespace has left does not stay to be taken for ours later. */
  #loadForChange(): State {
    const state = this.#stored();
    if (!this.#isLeftByAnotherNamespace(state)) return state;
    this.#ledger.save(formatLedger(emptyLedger));
    this.#save(state, nothing);
    return nothing;
  }

  /**
   * The kernel gives the inode of a namespace that is gone to a new one, which then finds the other's files. The
   * host's own namespace lives as long as the boot: there, a list without our ports is somebody's doing.
   */
  #isLeftByAnotherNamespace(state: State): boolean {
    if (this.namespace.isHosts) return false;
    const { ledger } = state;
    const ours = portsNeededBy(state).union(ledger.added);
    return !ours.isEmpty && !ours.intersects(this.#list.read().union(ledger.rewriting));
  }

  #settle(contents: Contents): void {
    let { ledger } = this.#loadForChange();
    // Puts back what a process took off that was killed between the writes of a long list.
    if (!ledger.rewriting.isEmpty) this.#list.add(ledger.rewriting);
    const needed = portsNeededBy(contents);
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const plan = reconcile(this.#list.read(), ledger.added, needed);
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
      if (now.contains(needed) && !now.intersects(plan.surplus)) {
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

function portsNeededBy({ reservations, exclusions }: Contents): PortSet {
  return portsOf([...reservations, ...exclusions.active]);
}

/** Takes back one half of a change whose other half failed. Where that fails too, the next change makes up for it. */
function undo(work: () => void): void {
  try {
    work();
  } catch {
    // The first failure is the one to report.
  }
}
