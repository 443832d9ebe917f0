import { inOwnNamespace } from '../places';
import type { Row } from '../row';
import { inTurn } from '../samples';
import { linuxReservations } from './linux-reservations';

const targets = new Map([
  [0, 4],
  [2000, 5],
  [10_000, 8],
]);

export const rows: readonly Row[] = [...targets].map(([count, target]) => ({
  work: `Linux: create and delete two ports, with ${count} reservations there`,
  unit: 'ms',
  target,
  place: inOwnNamespace,
  async measure() {
    const reservations = await linuxReservations(count);
    const block = { startPort: 10_000, numberOfPorts: 2 };
    return inTurn(25, async () => {
      await reservations.create('tcp', block);
      await reservations.delete('tcp', block);
    });
  },
}));
