import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { userLocale } from '../../src/contract/locale';
import { PortReservationError } from '../../src/core/errors';
import { catalogues, type Messages, messagesFor } from '../../src/core/messages';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

describe('the messages', () => {
  it('come in the language asked for, whatever form the locale has', async () => {
    for (const locale of ['it', 'it-IT', 'it_IT.UTF-8', 'IT']) {
      const reservations = new PortReservations({ backend: new MemoryBackend(), locale });
      const error = await caught(
        reservations.lookup('tcp', { startPort: 5000, numberOfPorts: 20 }),
        PortReservationError,
      );
      expect(error.message).to.match(/^Non esiste una prenotazione tcp 5000-5019/);
    }
  });

  it('are English for every other language', () => {
    for (const locale of ['en-US', 'de-DE', 'C', 'POSIX', '', 'constructor']) {
      expect(messagesFor(locale), locale).to.equal(catalogues['en']);
    }
  });

  it('follow LC_ALL before LC_MESSAGES before LANG', () => {
    expect(userLocale({ LC_ALL: 'it_IT', LC_MESSAGES: 'de_DE', LANG: 'fr_FR' })).to.equal('it_IT');
    expect(userLocale({ LC_ALL: '', LC_MESSAGES: 'de_DE', LANG: 'fr_FR' })).to.equal('de_DE');
    expect(userLocale({ LANG: 'fr_FR' })).to.equal('fr_FR');
  });

  it('differ between the languages, sentence by sentence', () => {
    const english = catalogues['en'] as Messages;
    const block = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;
    const sentences = (messages: Messages) => ({
      notAPort: messages.notAPort('StartPort', '-1'),
      zero: messages.zero('StartPort'),
      pastTheEnd: messages.pastTheEnd(block),
      accessDenied: messages.accessDenied(block, 'win32'),
      notFound: messages.notFound(block),
      noPortLeft: messages.noPortLeft(block),
      sharingViolation: messages.sharingViolation(block),
    });
    for (const [language, messages] of Object.entries(catalogues)) {
      expect(Object.keys(messages)).to.have.members(Object.keys(english));
      if (messages === english) continue;
      for (const [key, text] of Object.entries(sentences(messages))) {
        expect(text, `${language} ${key}`).not.to.equal(
          sentences(english)[key as keyof ReturnType<typeof sentences>],
        );
      }
    }
  });
});
