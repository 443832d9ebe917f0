import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { BridgeMessages } from './messages';

export type { BridgeMessages } from './messages';

/** The catalogues of the bridge's own sentences. */
export const bridgeCatalogues: Catalogues<BridgeMessages> = { en: english, it: italian };

/** The bridge's sentences in a locale's language. */
export function bridgeMessagesFor(locale: string): BridgeMessages {
  return chooseCatalogue(bridgeCatalogues, locale);
}
