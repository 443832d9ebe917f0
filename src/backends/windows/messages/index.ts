import { type Catalogues, chooseCatalogue } from '../../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { WindowsMessages } from './messages';

export type { WindowsMessages } from './messages';

/** The catalogues of this backend's own sentences. */
export const windowsCatalogues: Catalogues<WindowsMessages> = { en: english, it: italian };

/** This backend's sentences in a locale's language. */
export function windowsMessagesFor(locale: string): WindowsMessages {
  return chooseCatalogue(windowsCatalogues, locale);
}
