import { inOwnNamespace } from '../places';
import type { Row } from '../row';
import { time } from '../samples';
import { linuxReservations } from './linux-reservations';

const targets = new Map([
  [1, 3],
  [1000, 12],
  [20_000, 150],
]);

export const rows: readonly Row[] = [...targets].map(([numberOfPorts, target]) => ({
  work: `Linux: create a block of ${numberOfPorts} ports`,
  unit: 'ms',
  target,
  place: inOwnNamespace,
  async measure() {
    const reservations = await linuxReservations(0);
    const block = { startPort: 10_000, numberOfPorts };
    const samples = [];
    for (let run = 0; run < 8; run++) {
      samples.push({ ours: await time(() => reservations.create('tcp', block)) });
      await reservations.delete('tcp', block);
    }
    return samples.slice(1);
  },
}));
