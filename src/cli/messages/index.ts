import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { CliMessages } from './messages';

export type { CliMessages } from './messages';

/** The catalogues of the command line's own sentences. */
export const cliCatalogues: Catalogues<CliMessages> = { en: english, it: italian };

/** The command line's sentences in a locale's language. */
export function cliMessagesFor(locale: string): CliMessages {
  return chooseCatalogue(cliCatalogues, locale);
}
