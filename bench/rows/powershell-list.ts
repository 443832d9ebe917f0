import { withPowerShell } from '../places';
import type { Row } from '../row';
import { inSession } from './powershell-session';

const count = 1000;

export const row: Row = {
  work: `PowerShell: list of ${count} reservations`,
  unit: 'ms',
  target: 10,
  place: withPowerShell,
  measure: async () =>
    inSession(`
      Import-It
      $null = New-Block ${count} | New-PersistentTcpPortReservation
      foreach ($run in 1..12) { Tell-Sample (Measure-It { Get-PersistentTcpPortReservation }) 0 }
    `).slice(2),
};
