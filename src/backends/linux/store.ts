import * as fs from 'node:fs';
import * as path from 'node:path';
import { bootExclusionsFormat, Exclusions, noBootExclusions } from './exclusions';
import { KernelList, writesOf } from './kernel-list';
import { type Ledger, ledgerFormat } from './ledger';
import { type Namespace, namespaceKey, namespaceMark } from './namespace';
import { ownershipOf } from './ownership';
import { PortSet } from './port-set';
import { type BlockRecord, noRecords, portsOf, recordsFormat } from './records';
import { StateFile } from './state-file';
import type { Tracer } from './tracer';

/** Where the state is kept. */
export interface Folders {
  /** What survives a restart of the system. */
  readonly state: string;
  /** What must not: on a system's own folders, a file system in memory. */
  readonly runtime: string;
}

/** The blocks that there should be. A value: changes make a new one. */
export interface Blocks {
  readonly reservations: readonly BlockRecord[];
  readonly exclusions: Exclusions;
}

/** What the files hold. */
export interface State extends Blocks {
  readonly ledger: Ledger | undefined;
}

/** What there is, at one moment. */
export interface Snapshot extends State {
  readonly kernel: PortSet;
  /** What is on the list neither by our doing nor for a reservation or an exclusion. */
  readonly foreign: PortSet;
}

export const noBlocks: Blocks = { reservations: [], exclusions: new Exclusions([], noBootExclusions) };

/** How often a reader tries to see files and list at one moment while others change them. */
const attempts = 20;

/** The files of one namespace and its list, as they are read and written. */
export class Store {
  readonly list: KernelList;
  readonly #records;
  readonly #bootExclusions;
  readonly #ledger;
  #last: State = { ...noBlocks, ledger: undefined };

  constructor(
    private readonly namespace: Namespace,
    private readonly folders: Folders,
    tracer: Tracer,
  ) {
    const ownName = path.join(folders.runtime, namespaceKey(namespace));
    this.list = new KernelList(tracer);
    this.#records = namespace.isHosts
      ? new StateFile(path.join(folders.state, 'reservations.json'), recordsFormat, 'restarts', tracer)
      : new StateFile(`${ownName}.reservations.json`, recordsFormat, 'boot', tracer);
    this.#bootExclusions = new StateFile(`${ownName}.exclusions.json`, bootExclusionsFormat, 'boot', tracer);
    this.#ledger = new StateFile(`${ownName}.ledger.json`, ledgerFormat, 'boot', tracer);
  }

  /** What the files hold. Under the lock nobody changes them; without it, one may be older than the next. */
  load(): State {
    const state = this.#stored();
    return this.#isLeftByAnotherNamespace(state) ? { ...noBlocks, ledger: undefined } : state;
  }

  /** Files and list at one moment: whatever changed while they were read is read again. */
  snapshot(): Snapshot {
    for (let attempt = 1; ; attempt++) {
      const before = this.#identity();
      const state = this.load();
      const kernel = this.list.read();
      if (before === this.#identity() || attempt === attempts) return snapshotOf(state, kernel);
    }
  }

  /** Refuses folders that cannot be trusted, and makes missing ones, before anything is written. */
  prepare(): void {
    this.#ledger.prepare();
    this.#removeFormerBoots();
  }

  note(ledger: Ledger): void {
    this.#ledger.replace(ledger);
  }

  /** Puts the blocks in the place of those that are stored: only the files that hold something else are written. */
  replace(before: Blocks, after: Blocks): void {
    const { reservations, exclusions } = after;
    const { persistent, ofThisBoot } = exclusions;
    if (reservations !== before.reservations || persistent !== before.exclusions.persistent) {
      this.#records.prepare();
      this.#records.replace({ reservations, exclusions: persistent });
    }
    const { text } = bootExclusionsFormat;
    if (text(ofThisBoot) !== text(before.exclusions.ofThisBoot)) this.#bootExclusions.replace(ofThisBoot);
  }

  sync(before: Blocks, after: Blocks): void {
    const isSame =
      before.reservations === after.reservations &&
      before.exclusions.persistent === after.exclusions.persistent;
    if (!isSame) this.#records.sync();
  }

  #stored(): State {
    const { reservations, exclusions } = this.#records.load() ?? noRecords;
    const ofThisBoot = this.#bootExclusions.load() ?? noBootExclusions;
    const ledger = this.#ledger.load();
    const last = this.#last;
    const isLast =
      last.reservations === reservations &&
      last.exclusions.persistent === exclusions &&
      last.exclusions.ofThisBoot === ofThisBoot &&
      last.ledger === ledger;
    if (!isLast) {
      this.#last = { reservations, exclusions: new Exclusions(exclusions, ofThisBoot), ledger };
    }
    return this.#last;
  }

  #identity(): string {
    return [this.#records, this.#bootExclusions, this.#ledger].map((file) => file.identity()).join();
  }

  /**
   * The kernel gives the inode of a namespace that is gone to a new one, which then finds the other's files. The
   * host's own namespace lives as long as the boot, and in another one the ledger knows its namespace by a mark: there,
   * a list without our ports is somebody's doing. A mark may be forgotten: then only the list tells.
   */
  #isLeftByAnotherNamespace(state: State): boolean {
    if (this.namespace.isHosts || state.ledger?.mark === namespaceMark()) return false;
    const ours = portsNeededBy(state).union(state.ledger?.added ?? PortSet.empty);
    return !ours.isEmpty && !ours.intersects(this.list.read());
  }

  /** A folder that survives restarts would collect the files of every boot. */
  #removeFormerBoots(): void {
    const ofBoot =
      /^(.+)-\d+\.(?:reservations|exclusions|ledger|dynamic-range|active-dynamic-range)\.json(?:\.new)?$/;
    for (const name of fs.readdirSync(this.folders.runtime)) {
      const bootId = ofBoot.exec(name)?.[1];
      if (bootId === undefined || bootId === this.namespace.bootId) continue;
      fs.rmSync(path.join(this.folders.runtime, name), { force: true });
    }
  }
}

/** The ports of everything that the system should hold back now. */
export function portsNeededBy({ reservations, exclusions }: Blocks): PortSet {
  return portsOf([...reservations, ...exclusions.active]);
}

/** A change that is on its way has put on the list what nothing stored needs yet, or any more: that is not foreign. */
function snapshotOf(state: State, kernel: PortSet): Snapshot {
  const needed = portsNeededBy(state);
  const { list, owned } = ownershipOf(kernel, state.ledger, needed, writesOf);
  return { ...state, kernel: list, foreign: list.minus(owned).minus(needed) };
}
