import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { NativeFailure } from '../../src/contract/backend';
import { LocalizedError } from '../../src/contract/locale';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

/** An error as another copy of this package makes it, in another realm. */
function foreign(name: string, properties: object): Error {
  return Object.assign(runInNewContext('new Error("of another realm")'), { name, ...properties });
}

describe('an error of another realm', () => {
  it('is an instance of the class whose name it has', () => {
    for (const type of [NativeFailure, PortReservationError, LocalizedError]) {
      expect(foreign(type.name, {}) instanceof type, type.name).to.equal(true);
      expect(foreign('Error', {}) instanceof type).to.equal(false);
      expect({ name: type.name } instanceof type, 'no error').to.equal(false);
      expect((null as unknown) instanceof type).to.equal(false);
    }
  });

  it('is no instance of a derived class', () => {
    class Derived extends PortReservationError {}
    expect(foreign('PortReservationError', {}) instanceof Derived).to.equal(false);
    const own = new Derived('no', { errno: 5, syscall: 'f' });
    expect([own instanceof Derived, own instanceof PortReservationError]).to.deep.equal([true, true]);
  });

  it('is described as one of this realm, with its reason', async () => {
    const cause = runInNewContext('new Error("the reason")');
    class Foreign extends MemoryBackend {
      override create(): Promise<never> {
        return Promise.reject(foreign('NativeFailure', { errno: 31, syscall: 'f', cause }));
      }
    }
    const reservations = new PortReservations({ backend: new Foreign(), locale: 'en' });
    const error = await caught(
      reservations.create('tcp', { startPort: 5000, numberOfPorts: 1 }),
      PortReservationError,
    );
    expect(error.message).to.equal('f failed with ERROR_GEN_FAILURE (31). the reason');
  });
});
