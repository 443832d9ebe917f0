import { Win32 } from '../../contract/win32';
import { reservedPortsFile, writesOf } from './kernel-list';
import { type Ledger, sameLedger } from './ledger';
import { LinuxFailure } from './linux-failure';
import { namespaceMark } from './namespace';
import { type Ownership, ownershipOf } from './ownership';
import { PortSet } from './port-set';
import { type Reconciliation, reconcile } from './reconcile';
import { portsNeededBy, type State, type Store } from './store';

/** How often to try again while another program rewrites the kernel's list under our hands. */
const attempts = 5;

/** Makes the kernel's list what it should be, in two steps between which the blocks are stored. */
export class ListWork {
  readonly #stored: PortSet;
  #ledger: Ledger | undefined;
  #hasWritten = false;

  /**
   * @param before - The blocks as they are stored, and the ledger.
   * @param needed - The ports of those that there should be.
   * @param configured - Finds the ports that the system's own configuration puts on the list.
   */
  constructor(
    private readonly store: Store,
    before: State,
    private readonly needed: PortSet,
    private readonly configured: () => PortSet,
  ) {
    this.#stored = portsNeededBy(before);
    this.#ledger = before.ledger;
  }

  /** Whether the list was, or may have been, written. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /** Notes what is going to be done, and puts on the list what it lacks. */
  begin(): void {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const plan = this.#plan();
      if (!plan.missing.isEmpty || !plan.surplus.isEmpty) this.#note(plan, plan.wanted);
      if (plan.missing.isEmpty) return;
      this.#hasWritten = true;
      this.store.list.add(plan.missing);
    }
    throw keepsChanging();
  }

  /** Takes off what is surplus, and notes that all is done. */
  finish(): void {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const plan = this.#plan();
      if (plan.missing.isEmpty && plan.surplus.isEmpty) {
        this.#noteDone(plan);
        return;
      }
      this.#note(plan, plan.wanted);
      this.#hasWritten = true;
      if (plan.missing.isEmpty) this.#take(plan);
      else this.store.list.add(plan.missing);
    }
    throw keepsChanging();
  }

  /** The list is read again just before it is written: what others have added since the plan stays on it. */
  #take(plan: Plan): void {
    const kernel = this.store.list.read();
    const rest = kernel.minus(plan.surplus);
    if (kernel !== plan.kernel && writesOf(rest).length > 1) this.#note(plan, rest);
    this.store.list.replace(rest);
  }

  #plan(): Plan {
    const kernel = this.store.list.read();
    const ownership = ownershipOf(kernel, this.#ledger, this.#stored, writesOf);
    const plan = this.#planFor(kernel, ownership);
    if (plan.surplus.isEmpty) return plan;
    return this.#planFor(kernel, { ...ownership, owned: ownership.owned.minus(this.configured()) });
  }

  #planFor(kernel: PortSet, ownership: Ownership): Plan {
    return { kernel, owned: ownership.owned, ...reconcile(kernel, ownership, this.needed) };
  }

  #note({ owned, added, missing, surplus }: Plan, list: PortSet): void {
    this.#write({ added: owned.union(added), list, put: missing, taken: surplus, mark: namespaceMark() });
  }

  /** What was taken off is ours no more, should somebody else put it on the list. */
  #noteDone({ kernel, added }: Plan): void {
    if (this.#ledger === undefined || this.#ledger.taken.isEmpty) return;
    this.#write({ ...this.#ledger, added, list: kernel, put: PortSet.empty, taken: PortSet.empty });
  }

  #write(ledger: Ledger): void {
    if (sameLedger(this.#ledger, ledger)) return;
    this.store.note(ledger);
    this.#ledger = ledger;
  }
}

interface Plan extends Reconciliation {
  readonly kernel: PortSet;
  readonly owned: PortSet;
}

function keepsChanging(): LinuxFailure {
  return new LinuxFailure(Win32.ERROR_TIMEOUT, (say) =>
    say.kernelList.keepsChanging(reservedPortsFile, attempts),
  );
}
