import { inOwnNamespace } from '../places';
import type { Row } from '../row';
import { inTurn } from '../samples';
import { linuxReservations } from './linux-reservations';

const count = 2000;

const lookup: Row = {
  work: `Linux: one lookup with ${count} reservations there`,
  unit: 'ms',
  target: 0.3,
  place: inOwnNamespace,
  async measure() {
    const reservations = await linuxReservations(count);
    return inTurn(50, () => reservations.lookup('tcp', { startPort: 20_000, numberOfPorts: 2 }));
  },
};

const list: Row = {
  work: `Linux: list of ${count}`,
  unit: 'ms',
  target: 15,
  place: inOwnNamespace,
  async measure() {
    const reservations = await linuxReservations(count);
    return inTurn(25, () => reservations.list());
  },
};

export const rows: readonly Row[] = [lookup, list];
