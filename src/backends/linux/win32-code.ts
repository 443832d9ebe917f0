import { Win32 } from '../../contract/win32';

const codes: Readonly<Record<string, number>> = {
  ENOENT: Win32.ERROR_FILE_NOT_FOUND,
  ENOTDIR: Win32.ERROR_INVALID_DATA,
  EACCES: Win32.ERROR_ACCESS_DENIED,
  EPERM: Win32.ERROR_ACCESS_DENIED,
  EROFS: Win32.ERROR_ACCESS_DENIED,
  EMFILE: Win32.ERROR_TOO_MANY_OPEN_FILES,
  ENFILE: Win32.ERROR_TOO_MANY_OPEN_FILES,
  ENOSPC: Win32.ERROR_DISK_FULL,
  EDQUOT: Win32.ERROR_DISK_FULL,
};

/** The Win32 code for a system error of Node's; ERROR_GEN_FAILURE where Windows has no closer word. */
export function win32Code(error: unknown): number {
  return codes[(error as NodeJS.ErrnoException).code ?? ''] ?? Win32.ERROR_GEN_FAILURE;
}
