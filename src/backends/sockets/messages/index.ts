import { type Catalogues, chooseCatalogue, LocalizedError, userLocale } from '../../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { SocketMessages } from './messages';

/** The catalogues of the sentences about sockets. */
export const socketCatalogues: Catalogues<SocketMessages> = { en: english, it: italian };

/** An error that the core tells on, in whatever language it is asked for. */
export function socketError(say: (messages: SocketMessages) => string): LocalizedError {
  return new LocalizedError((locale) => say(chooseCatalogue(socketCatalogues, locale)));
}

/** A sentence that goes straight to the caller, in the user's language. */
export function toUser(say: (messages: SocketMessages) => string): string {
  return say(chooseCatalogue(socketCatalogues, userLocale()));
}
