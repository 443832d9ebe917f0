import { type Catalogues, chooseCatalogue } from '../../contract/locale';
import { english } from './en';
import { italian } from './it';
import type { DoctorMessages } from './messages';

export type { DoctorMessages, ProbeQuestion } from './messages';

/** The catalogues of `doctor`'s own sentences. */
export const doctorCatalogues: Catalogues<DoctorMessages> = { en: english, it: italian };

/** The sentences of `doctor` in a locale's language. */
export function doctorMessagesFor(locale: string): DoctorMessages {
  return chooseCatalogue(doctorCatalogues, locale);
}
