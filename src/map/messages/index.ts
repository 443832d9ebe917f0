import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';

export type MapMessages = typeof english;

/** The catalogues of the map. */
export const mapCatalogues: Catalogues<MapMessages> = { en: english, it: italian };

/** The map's sentences in a locale's language. */
export function mapMessagesFor(locale: string): MapMessages {
  return chooseCatalogue(mapCatalogues, locale);
}
