import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { DscMessages } from './messages';

export type { DscMessages } from './messages';

/** The catalogues of the DSC resources' own sentences. */
export const dscCatalogues: Catalogues<DscMessages> = { en: english, it: italian };

/** The DSC resources' sentences in a locale's language. */
export function dscMessagesFor(locale: string): DscMessages {
  return chooseCatalogue(dscCatalogues, locale);
}
