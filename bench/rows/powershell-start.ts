import { withPowerShell } from '../places';
import type { Row } from '../row';
import { inSessions } from './powershell-session';

const peer = "Add-Type's compile, cold";

const importing: Row = {
  work: 'PowerShell: import',
  peer,
  target: 0.2,
  place: withPowerShell,
  measure: async () => inSessions(5, 'Tell-Sample (Measure-It { Import-It }) (Measure-It { Add-Peer })'),
};

const firstResult: Row = {
  work: 'PowerShell: first result in a new session, import included',
  peer,
  target: 0.45,
  place: withPowerShell,
  measure: async () =>
    inSessions(
      5,
      `Tell-Sample (Measure-It { Import-It; Test-PersistentTcpPortReservation 5000 20 }) (Measure-It { Add-Peer })`,
    ),
};

export const rows: readonly Row[] = [importing, firstResult];
