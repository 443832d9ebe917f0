import type { HeldRange, PortReservation } from '../../contract/reservation';
import type { Column } from '../table';

const blockColumns: readonly Column<PortReservation | HeldRange>[] = [
  { heading: 'Protocol', cell: ({ protocol }) => protocol },
  { heading: 'StartPort', cell: ({ startPort }) => startPort },
  { heading: 'EndPort', cell: ({ endPort }) => endPort },
  { heading: 'NumberOfPorts', cell: ({ numberOfPorts }) => numberOfPorts },
];

/** The headings are the names of the properties, in every language. */
export const reservationColumns: readonly Column<PortReservation>[] = [
  ...blockColumns,
  { heading: 'Token', cell: ({ token }) => token },
  { heading: 'Backend', cell: ({ backend }) => backend },
];

export const heldRangeColumns: readonly Column<HeldRange>[] = [
  ...blockColumns,
  { heading: 'Kind', cell: ({ kind }) => kind },
  { heading: 'Administered', cell: ({ kind }) => (kind === 'administered' ? '*' : '') },
  { heading: 'Token', cell: ({ token }) => token?.toString() ?? '' },
];
