import { english } from './en';
import { italian } from './it';
import type { Messages } from './messages';

export type { Block, Messages } from './messages';

/** The catalogues, by the language that a locale's name begins with. */
export const catalogues: Readonly<Record<string, Messages>> = { en: english, it: italian };

/** The catalogue for a locale such as `it-IT` or `it_IT.UTF-8`; English for any language without one. */
export function messagesFor(locale: string): Messages {
  const language = locale.split(/[-_.]/, 1)[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(catalogues, language) && catalogues[language]) || english;
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
