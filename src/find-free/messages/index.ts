import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';

export type FreeMessages = typeof english;

/** The catalogues of the search for free ports. */
export const freeCatalogues: Catalogues<FreeMessages> = { en: english, it: italian };

/** The sentences of the search in a locale's language. */
export function freeMessagesFor(locale: string): FreeMessages {
  return chooseCatalogue(freeCatalogues, locale);
}
