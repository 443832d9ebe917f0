import { NativeFailure, type Obstacle } from '../../contract/backend';
import { win32Code } from './tracer';

/** A refusal within this backend, with the code under which Windows knows it and a sentence for people. */
export class LinuxFailure extends Error {
  override readonly name = 'LinuxFailure';

  constructor(
    readonly errno: number,
    message: string,
    readonly details: { readonly obstacle?: Obstacle; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
  }
}

/** Does the work of a function that Windows knows by this name, and gives every failure that name. */
export async function asNative<T>(syscall: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NativeFailure) throw error;
    if (error instanceof LinuxFailure) {
      throw new NativeFailure(syscall, error.errno, error.details.obstacle, { cause: error });
    }
    throw new NativeFailure(syscall, win32Code(error), undefined, { cause: error });
  }
}
