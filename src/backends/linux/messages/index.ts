import { type Catalogues, chooseCatalogue } from '../../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { LinuxMessages } from './messages';

export type { LinuxMessages } from './messages';

/** The catalogues of this backend's own sentences. */
export const linuxCatalogues: Catalogues<LinuxMessages> = { en: english, it: italian };

/** This backend's sentences in a locale's language. */
export function linuxMessagesFor(locale: string): LinuxMessages {
  return chooseCatalogue(linuxCatalogues, locale);
}
