import type { PortExclusion, PortReservation } from '../../contract/reservation';
import type { Column } from '../table';

const blockColumns: readonly Column<PortReservation | PortExclusion>[] = [
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

export const exclusionColumns: readonly Column<PortExclusion>[] = [
  ...blockColumns,
  { heading: 'Administered', cell: ({ administered }) => (administered ? '*' : '') },
  { heading: 'Token', cell: ({ token }) => token?.toString() ?? '' },
];
