import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { NativeFailure } from '../../src/contract/backend';
import { LocalizedError } from '../../src/contract/locale';
import { Win32 } from '../../src/contract/win32';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

const block = { startPort: 5000, numberOfPorts: 5 };

/** A backend that says in two languages why it refuses. */
class RefusingBackend extends MemoryBackend {
  override async create(): Promise<bigint> {
    throw refusal('CreatePersistentTcpPortReservation');
  }

  override async restore(): Promise<never> {
    throw refusal('restore');
  }
}

function refusal(syscall: string): NativeFailure {
  const cause = new LocalizedError((locale) => (locale === 'it-IT' ? 'Disco pieno.' : 'The disk is full.'));
  return new NativeFailure(syscall, Win32.ERROR_ACCESS_DENIED, undefined, { cause });
}

describe('a refusal for which the backend has words of its own', () => {
  for (const [locale, said] of [
    ['en-US', ['Reservation tcp 5000-5004: The disk is full.', 'could not be restored: The disk is full.']],
    ['it-IT', ['Prenotazione tcp 5000-5004: Disco pieno.', 'ripristinare le prenotazioni: Disco pieno.']],
  ] as const) {
    it(`is told in those words, whatever its code, in ${locale}`, async () => {
      const reservations = new PortReservations({ backend: new RefusingBackend(), locale });
      const failure = await caught(reservations.create('tcp', block), PortReservationError);
      expect(failure).to.include({ code: 'ERROR_ACCESS_DENIED', message: said[0] });
      expect((await caught(reservations.restore(), PortReservationError)).message).to.contain(said[1]);
    });
  }

  it('has the English words in the message of its cause, for logs', async () => {
    const reservations = new PortReservations({ backend: new RefusingBackend(), locale: 'it' });
    const { cause } = await caught(reservations.create('tcp', block), PortReservationError);
    expect((cause as Error).message).to.equal('The disk is full.');
  });
});
