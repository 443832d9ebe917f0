import * as fs from 'node:fs';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import type { LinuxMessages } from './messages';
import { win32Code } from './win32-code';

/** How a sentence tells why a path was refused. */
export type Explanation = (say: LinuxMessages) => string;

/** Why the system did not let this process write a path: by a mode, a mount, a namespace, a security module, or for want of something. */
export function whyUnwritable(path: string, error: unknown): Explanation {
  const { code = '' } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EROFS':
      return (say) => say.refusal.readOnly(path);
    case 'EACCES':
    case 'EPERM':
      return whyDenied(path, code, (say, uid) => say.refusal.notRoot(path, uid));
    default:
      return whyFailed(path, error);
  }
}

/** Why the system did not let this process read a path. */
export function whyUnreadable(path: string, error: unknown): Explanation {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM'
    ? whyDenied(path, code, (say, uid) => say.refusal.mayNotRead(path, uid, code))
    : whyFailed(path, error);
}

/** A failure to read a path, with the code for what was refused. */
export function unreadable(path: string, error: unknown): LinuxFailure {
  const why = whyUnreadable(path, error);
  return new LinuxFailure(accessCode(error), (say) => say.state.unreadable(path, why(say)), { cause: error });
}

/** The Win32 code for what Node reports, its own permission model included. */
export function accessCode(error: unknown): number {
  return (error as NodeJS.ErrnoException).code === nodesRefusal
    ? Win32.ERROR_ACCESS_DENIED
    : win32Code(error);
}

/** The security module that confines this process, as far as it can be told. */
export function securityModule(say: LinuxMessages): string {
  const label = readQuietly('/proc/self/attr/current');
  const confined = label !== undefined && label !== '' && !label.startsWith('unconfined');
  return confined ? say.refusal.namedModule(label) : say.refusal.unknownModule;
}

/** Whether this process has a capability, by its number in linux/capability.h. */
export function hasCapability(number: number): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readQuietly('/proc/self/status') ?? '')?.[1];
  return effective === undefined || ((BigInt(`0x${effective}`) >> BigInt(number)) & 1n) === 1n;
}

const nodesRefusal = 'ERR_ACCESS_DENIED';

function whyDenied(
  path: string,
  code: string,
  toUser: (say: LinuxMessages, uid: number) => string,
): Explanation {
  const uid = process.geteuid?.() ?? 0;
  if (uid !== 0) return (say) => toUser(say, uid);
  if (belongsToAnotherUserNamespace(path)) return (say) => say.refusal.foreignNamespace(path);
  return (say) => say.refusal.module(path, code, securityModule(say));
}

function whyFailed(path: string, error: unknown): Explanation {
  const { code = '', message } = error as NodeJS.ErrnoException;
  switch (code) {
    case nodesRefusal:
      return (say) => say.refusal.nodePermissions(path);
    case 'EMFILE':
    case 'ENFILE':
      return (say) => say.refusal.tooManyFiles(path, code);
    case 'ENOSPC':
    case 'EDQUOT':
      return (say) => say.refusal.full(path, code);
    default:
      return (say) => say.refusal.failed(path, message);
  }
}

/** In a user namespace, what belongs to nobody of that namespace has the overflow uid, which is not 0. */
function belongsToAnotherUserNamespace(path: string): boolean {
  const isWholeMachine = /^\s*0\s+0\s+4294967295\s*$/.test(readQuietly('/proc/self/uid_map') ?? '');
  return !isWholeMachine && fs.statSync(path, { throwIfNoEntry: false })?.uid !== 0;
}

/** For telling more of a failure that is known already: what cannot be read tells nothing. */
function readQuietly(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').replaceAll('\0', '').trim();
  } catch {
    return undefined;
  }
}
