import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';

/** Every sentence that the bridge says to people beside the core's. */
export type BridgeMessages = typeof english;

/** The catalogues of the bridge's own sentences, one a language. */
export const bridgeCatalogues: Catalogues<BridgeMessages> = { en: english, it: italian };

/** The bridge's sentences in a locale's language. */
export function bridgeMessagesFor(locale: string): BridgeMessages {
  return chooseCatalogue(bridgeCatalogues, locale);
}
