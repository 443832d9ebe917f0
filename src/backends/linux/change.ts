import { sentenceOf } from '../../contract/locale';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import { ListWork } from './list-work';
import type { PortSet } from './port-set';
import { type Blocks, portsNeededBy, type State, type Store } from './store';

/**
 * Makes the stored blocks those that there should be, and the kernel's list what they need.
 *
 * What is missing is put on the list first, the blocks are stored next, and what is surplus is taken off last. So a
 * process that is killed at any point leaves at worst ports on the list that nothing stored needs, which the ledger
 * knows for ours and the next change takes off.
 *
 * @param before - What there is, loaded under the lock.
 * @param after - What there should be.
 * @param configured - Finds the ports that the system's own configuration puts on the list, which stay on it.
 * @throws {@link LinuxFailure} after which all is as it was; or one with ERROR_IO_INCOMPLETE where taking the change
 * back has failed too.
 */
export function change(store: Store, before: State, after: Blocks, configured: () => PortSet): void {
  store.prepare();
  const work = new ListWork(store, before, portsNeededBy(after), configured);
  try {
    work.begin();
  } catch (error) {
    throw takenBack(store, before, after, configured, error, work.hasWritten);
  }
  try {
    store.replace(before, after);
    store.sync(before, after);
    work.finish();
  } catch (error) {
    throw takenBack(store, before, after, configured, error, true);
  }
}

/** Goes back, and answers the error to report. */
function takenBack(
  store: Store,
  before: State,
  after: Blocks,
  configured: () => PortSet,
  reason: unknown,
  hasWritten: boolean,
): unknown {
  const failure = hasWritten ? goBack(store, before, after, configured) : undefined;
  if (failure !== undefined) return unconfirmed(reason, failure);
  if (!(reason instanceof LinuxFailure)) return reason;
  return new LinuxFailure(reason.errno, (say, locale) => say.change.undone(reason.sentence(locale)), {
    cause: reason.cause,
  });
}

/** The blocks of before, and a list without what the change has done to it; answers what went wrong with that. */
function goBack(store: Store, before: State, after: Blocks, configured: () => PortSet): unknown {
  try {
    const now = store.load();
    store.replace(now, before);
    store.sync(now, before);
    const work = new ListWork(store, { ...before, ledger: now.ledger }, portsNeededBy(before), configured);
    try {
      work.begin();
      work.finish();
    } catch (error) {
      return isAsBefore(store, before, after) ? undefined : error;
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Whether nothing is left on the list of what the change was to do, whatever somebody else has done to it. */
function isAsBefore(store: Store, before: Blocks, after: Blocks): boolean {
  const [needed, unneeded] = [portsNeededBy(before), portsNeededBy(after)];
  const list = store.list.read();
  return !list.intersects(unneeded.minus(needed)) && list.contains(needed.minus(unneeded));
}

function unconfirmed(reason: unknown, failure: unknown): LinuxFailure {
  return new LinuxFailure(
    Win32.ERROR_IO_INCOMPLETE,
    (say, locale) => say.change.unconfirmed(sentenceOf(reason, locale), sentenceOf(failure, locale)),
    { cause: reason },
  );
}
