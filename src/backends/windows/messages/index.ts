import { type Catalogues, chooseCatalogue, LocalizedError } from '../../../contract/locale';
import { english } from './en';
import { italian } from './it';

/** Every sentence in which this backend tells of its own parts. */
export type WindowsMessages = typeof english;

/** The catalogues of this backend's own sentences. */
export const windowsCatalogues: Catalogues<WindowsMessages> = { en: english, it: italian };

/** This backend's sentences in a locale's language. */
export function windowsMessagesFor(locale: string): WindowsMessages {
  return chooseCatalogue(windowsCatalogues, locale);
}

/** An error with one of this backend's sentences. */
export function windowsError(
  say: (messages: WindowsMessages, locale: string) => string,
  options?: ErrorOptions,
): LocalizedError {
  return new LocalizedError((locale) => say(windowsMessagesFor(locale), locale), options);
}
