import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';

/** The exit statuses of `port-reservation dsc`. The manifests describe them to dsc under the same numbers. */
export const ExitCode = {
  success: 0,
  failed: 1,
  invalidArguments: 2,
  invalidInput: 3,
  accessDenied: 4,
  conflict: 5,
  notSupported: 6,
} as const;

const byErrno: ReadonlyMap<number, number> = new Map([
  [Win32.ERROR_INVALID_PARAMETER, ExitCode.invalidInput],
  [Win32.ERROR_ACCESS_DENIED, ExitCode.accessDenied],
  [Win32.ERROR_SHARING_VIOLATION, ExitCode.conflict],
  [Win32.ERROR_NOT_SUPPORTED, ExitCode.notSupported],
]);

/** The exit status for whatever an operation ended with. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof PortReservationError) return byErrno.get(error.errno) ?? ExitCode.failed;
  return ExitCode.failed;
}
