import type * as fs from 'node:fs';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import type { LinuxMessages } from './messages';

const writableByOthers = 0o022;

/** @throws {@link LinuxFailure} with ERROR_INVALID_DATA for what anybody but root and the user we run as could have written. */
export function checkTrust(path: string, { uid, mode }: Pick<fs.Stats, 'uid' | 'mode'>): void {
  if (uid !== 0 && uid !== process.geteuid?.()) throw untrusted(path, (say) => say.state.anotherUsers(uid));
  if ((mode & writableByOthers) !== 0) {
    const bits = (mode & 0o777).toString(8);
    throw untrusted(path, (say) => say.state.writableByOthers(bits));
  }
}

export function untrusted(path: string, problem: (say: LinuxMessages) => string): LinuxFailure {
  return new LinuxFailure(Win32.ERROR_INVALID_DATA, (say) => say.state.untrusted(path, problem(say)));
}
