import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { PortReservations } from '../../src/core/port-reservations';
import { here } from '../places';
import type { Row } from '../row';
import { each, inTurn } from '../samples';

const ranges = Array.from({ length: 10_000 }, (_unused, index) => ({
  startPort: 50_000 + index,
  numberOfPorts: 1,
}));

export const row: Row = {
  work: 'lookupMany of 10,000 misses, memory backend, each, with 5,000 reservations there',
  unit: 'us',
  target: 2,
  place: here,
  async measure() {
    const reservations = new PortReservations({ backend: new MemoryBackend(), locale: 'en' });
    for (let port = 1; port <= 5000; port++) {
      await reservations.create('tcp', { startPort: port, numberOfPorts: 1 });
    }
    const samples = await inTurn(20, () => reservations.lookupMany('tcp', ranges));
    return each(ranges.length, samples);
  },
};
