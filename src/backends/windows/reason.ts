import { NativeFailure } from '../../contract/backend';
import { sentenceOf } from '../../contract/locale';

/** What a failed call says to people, which its cause knows best. */
export function reasonOf(failure: unknown, locale: string): string {
  return sentenceOf(failure instanceof NativeFailure ? (failure.cause ?? failure) : failure, locale);
}
