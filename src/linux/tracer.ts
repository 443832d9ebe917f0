import type { NativeCall } from '../backend';
import { Win32 } from '../win32';

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

/** ERROR_GEN_FAILURE: for what Windows has no closer word. */
const ERROR_GEN_FAILURE = 31;

const codes: Readonly<Record<string, number>> = {
  ENOENT: 2,
  EACCES: Win32.ERROR_ACCESS_DENIED,
  EPERM: Win32.ERROR_ACCESS_DENIED,
  EROFS: Win32.ERROR_ACCESS_DENIED,
  ENOSPC: 112,
  EDQUOT: 112,
};

/** The Win32 code for a system error of Node's file functions. */
export function win32Code(error: unknown): number {
  return codes[(error as NodeJS.ErrnoException).code ?? ''] ?? ERROR_GEN_FAILURE;
}
