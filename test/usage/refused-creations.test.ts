import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { caught } from '../support/caught';

const block = { startPort: 5000, numberOfPorts: 20 };
const server = {
  protocol: 'tcp',
  address: '::',
  port: 5010,
  state: 'listening',
  user: 'alice',
  processes: [{ pid: 1234, name: 'node' }],
} as const;

describe('a block that is refused for a port in use', () => {
  const changes = {
    'as a reservation': (reservations: PortReservations) => reservations.create('tcp', block),
    'as an exclusion': (reservations: PortReservations) => reservations.createExclusion('tcp', block),
  };

  for (const [how, change] of Object.entries(changes)) {
    it(`names the port and who has it, ${how}`, async () => {
      const backend = new MemoryBackend({ sockets: [server] });
      const english = new PortReservations({ backend, locale: 'en' });
      const error = await caught(change(english), PortReservationError);
      expect(error.obstacle?.range).to.deep.equal({ startPort: 5010, numberOfPorts: 1 });
      expect(error.message).to.contain('Port 5010').and.contain('by node (process 1234 of user alice)');
      const italian = new PortReservations({ backend, locale: 'it' });
      expect((await caught(change(italian), PortReservationError)).message).to.contain('la tiene node');
    });

    it(`names the port alone where nobody knows who has it, ${how}`, async () => {
      const backend = new MemoryBackend({ portsInUse: { tcp: [5010] } });
      const error = await caught(
        change(new PortReservations({ backend, locale: 'en' })),
        PortReservationError,
      );
      expect(error.message).to.match(/Port 5010 of the block tcp 5000-5019 is in use[.,]/);
    });
  }
});
