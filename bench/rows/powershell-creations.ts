import { withPowerShell } from '../places';
import type { Row } from '../row';
import { inSession } from './powershell-session';

const count = 1000;

export const row: Row = {
  work: `PowerShell: ${count} creations through the pipeline`,
  peer: `${count} warm cmdlet calls`,
  target: 0.6,
  place: withPowerShell,
  measure: async () =>
    inSession(`
      Import-It
      $blocks = New-Block ${count}
      foreach ($run in 1..6) {
        $ours = Measure-It { $blocks | New-PersistentTcpPortReservation }
        $peer = Measure-It { foreach ($call in 1..${count}) { Test-PersistentTcpPortReservation 5000 20 } }
        Tell-Sample $ours $peer
        $blocks | Remove-PersistentTcpPortReservation -Force
      }
    `).slice(1),
};
