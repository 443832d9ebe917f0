import type { NativeCall } from '../../contract/backend';
import { Win32 } from '../../contract/win32';

/** Tells the user's trace of each call to the system. */
export class Tracer {
  constructor(private readonly onNativeCall: ((call: NativeCall) => void) | undefined) {}

  succeeded(name: string, detail?: string): void {
    this.#tell(name, 0, detail);
  }

  failed(name: string, errno: number, detail?: string): void {
    this.#tell(name, errno, detail);
  }

  /** Makes a call to the file system and tells of it, however it ends. */
  call<T>(name: string, work: () => T, detail: (result: T) => string | undefined = () => undefined): T {
    try {
      const result = work();
      this.#tell(name, 0, detail(result));
      return result;
    } catch (error) {
      this.#tell(name, win32Code(error), (error as Error).message);
      throw error;
    }
  }

  #tell(name: string, errno: number, detail: string | undefined): void {
    this.onNativeCall?.(detail === undefined ? { name, errno } : { name, errno, detail });
  }
}

const codes: Readonly<Record<string, number>> = {
  ENOENT: Win32.ERROR_FILE_NOT_FOUND,
  EACCES: Win32.ERROR_ACCESS_DENIED,
  EPERM: Win32.ERROR_ACCESS_DENIED,
  EROFS: Win32.ERROR_ACCESS_DENIED,
  ENOSPC: Win32.ERROR_DISK_FULL,
  EDQUOT: Win32.ERROR_DISK_FULL,
};

/** The Win32 code for a system error of Node's file functions; ERROR_GEN_FAILURE where Windows has no closer word. */
export function win32Code(error: unknown): number {
  return codes[(error as NodeJS.ErrnoException).code ?? ''] ?? Win32.ERROR_GEN_FAILURE;
}
