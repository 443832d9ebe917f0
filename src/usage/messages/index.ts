import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';

/** Every sentence in which ports and errors are explained, one catalogue a language. */
export type UsageMessages = typeof english;

/** The catalogues of these sentences. */
export const usageCatalogues: Catalogues<UsageMessages> = { en: english, it: italian };

/** The sentences in a locale's language. */
export function usageMessagesFor(locale: string): UsageMessages {
  return chooseCatalogue(usageCatalogues, locale);
}
