import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { Messages } from './messages';

export type { Messages } from './messages';

/** The catalogues of the core's sentences. */
export const catalogues: Catalogues<Messages> = { en: english, it: italian };

/** The core's sentences in a locale's language. */
export function messagesFor(locale: string): Messages {
  return chooseCatalogue(catalogues, locale);
}
