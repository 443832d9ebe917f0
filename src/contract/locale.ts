import type { ErrorCause } from './error-cause';
import { isError, knowByName } from './error-class';

/** What is said, by the language that a locale's name begins with; English is always there. */
export type Catalogues<T> = Readonly<Record<string, T>> & { readonly en: T };

/** The catalogue for a locale such as `it-IT` or `it_IT.UTF-8`; English for any language without one. */
export function chooseCatalogue<T>(among: Catalogues<T>, locale: string): T {
  const language = locale.split(/[-_.]/, 1)[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(among, language) && among[language]) || among.en;
}

/** The user's locale: LC_ALL, LC_MESSAGES and LANG in POSIX's order, otherwise what the runtime found (on Windows, the user's language). */
export function userLocale(environment: NodeJS.ProcessEnv = process.env): string {
  return (
    environment['LC_ALL'] ||
    environment['LC_MESSAGES'] ||
    environment['LANG'] ||
    Intl.DateTimeFormat().resolvedOptions().locale
  );
}

/** A sentence for people in whatever language a locale asks for. */
export type Sentence = (locale: string) => string;

/** An error that tells people what is wrong in their own language. Its `message`, for logs, is the English sentence. */
export class LocalizedError extends Error {
  override readonly name: string = 'LocalizedError';

  constructor(
    readonly sentence: Sentence,
    options?: ErrorCause,
  ) {
    super(sentence('en'), options);
  }
}

knowByName(LocalizedError);

/** What an error says to people: its sentence in their language, or its message where it has no such sentence. */
export function sentenceOf(error: unknown, locale: string): string {
  if (error instanceof LocalizedError) return error.sentence(locale);
  return isError(error) ? error.message : String(error);
}
