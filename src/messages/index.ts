import { english } from './en';
import { italian } from './it';
import type { Messages } from './messages';

export type { Block, ExclusionBlock, Messages } from './messages';

/** What is said, by the language that a locale's name begins with; English is always there. */
export type Catalogues<T> = Readonly<Record<string, T>> & { readonly en: T };

/** The catalogues of the core's sentences. */
export const catalogues: Catalogues<Messages> = { en: english, it: italian };

/** The one for a locale such as `it-IT` or `it_IT.UTF-8`; English for any language without one. */
export function chooseCatalogue<T>(among: Catalogues<T>, locale: string): T {
  const language = locale.split(/[-_.]/, 1)[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(among, language) && among[language]) || among.en;
}

/** The core's sentences in a locale's language. */
export function messagesFor(locale: string): Messages {
  return chooseCatalogue(catalogues, locale);
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
