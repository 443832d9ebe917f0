import { rmSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { StandInMachine } from '../support/standins';
import { prefix } from './environment/prefix';

/** Where the stand-ins under Wine keep what the machine remembers. */
const stateFile = path.join(prefix, 'drive_c', 'port-reservation-standins');

/** Makes Wine's Windows, for as long as this takes, a machine without reservations whose memory can be looked at. */
export async function withFreshMachine(use: (machine: StandInMachine) => Promise<void>): Promise<void> {
  const machine = new StandInMachine();
  rmSync(stateFile, { force: true });
  symlinkSync(machine.stateFile, stateFile);
  try {
    await use(machine);
  } finally {
    rmSync(stateFile);
    machine.dispose();
  }
}
