import type { NativeCall } from '../../contract/backend';
import { win32Code } from './win32-code';

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
