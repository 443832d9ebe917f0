import { spawnSync } from 'node:child_process';
import { withPowerShell } from '../places';
import type { Row } from '../row';
import { inTurn, median } from '../samples';
import { inSession } from './powershell-session';

const calls = 100;

export const row: Row = {
  work: 'PowerShell: one warm cmdlet call',
  peer: 'starting /bin/true',
  target: 0.2,
  place: withPowerShell,
  async measure() {
    const starts = await inTurn(51, () => spawnSync('/bin/true'));
    const peer = median(starts.map(({ ours }) => ours));
    const warm = inSession(`
      Import-It
      foreach ($run in 1..12) {
        Tell-Sample (Measure-It { foreach ($call in 1..${calls}) { Test-PersistentTcpPortReservation 5000 20 } }) 0
      }
    `);
    return warm.slice(2).map(({ ours }) => ({ ours: ours / calls, peer }));
  },
};
