import { withPowerShell } from '../places';
import type { Row } from '../row';
import { inSession } from './powershell-session';

const count = 10_000;
const peer = 'an Add-Type loop that emits one [pscustomobject] each';
const loop = `{
  foreach ($block in $blocks) {
    [pscustomobject]@{
      StartPort = $block.StartPort
      NumberOfPorts = $block.NumberOfPorts
      Token = [Peer]::Lookup($block.StartPort, $block.NumberOfPorts)
    }
  }
}`;

/** @param before - What is done before the pipeline is measured. */
function pipeline(command: string, work: string, before: string): Row {
  return {
    work: `PowerShell: ${count} lookups through the pipeline, ${work}`,
    peer,
    target: 0.45,
    place: withPowerShell,
    measure: async () =>
      inSession(`
        Import-It
        Add-Peer
        $blocks = New-Block ${count}
        ${before}
        foreach ($run in 1..6) {
          Tell-Sample (Measure-It { $blocks | ${command} }) (Measure-It ${loop})
        }
      `).slice(1),
  };
}

const reserved = '$null = $blocks | New-PersistentTcpPortReservation';

export const rows: readonly Row[] = [
  pipeline('Test-PersistentTcpPortReservation', 'Test, nothing there', ''),
  pipeline('Test-PersistentTcpPortReservation', 'Test, all of them there', reserved),
  pipeline('Get-PersistentTcpPortReservation', 'Get, all of them there', reserved),
];
