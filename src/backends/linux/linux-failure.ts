import { NativeFailure } from '../../contract/backend';
import { LocalizedError } from '../../contract/locale';
import { type LinuxMessages, linuxMessagesFor } from './messages';
import { win32Code } from './win32-code';

/** A sentence of this backend, from one of its catalogues; the locale is for sentences of others within it. */
export type Say = (messages: LinuxMessages, locale: string) => string;

/** An error of this backend, in the sentences of its catalogues. */
export class LocalizedLinuxError extends LocalizedError {
  override readonly name: string = 'LinuxError';

  constructor(say: Say, options?: ErrorOptions) {
    super((locale) => say(linuxMessagesFor(locale), locale), options);
  }
}

/** A refusal within this backend, with the code under which Windows knows it. */
export class LinuxFailure extends LocalizedLinuxError {
  override readonly name = 'LinuxFailure';

  constructor(
    readonly errno: number,
    say: Say,
    options?: ErrorOptions,
  ) {
    super(say, options);
  }
}

/** Does the work of a function that Windows knows by this name, and gives every failure that name. */
export async function asNative<T>(syscall: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NativeFailure) throw error;
    const errno = error instanceof LinuxFailure ? error.errno : win32Code(error);
    throw new NativeFailure(syscall, errno, undefined, { cause: error });
  }
}
