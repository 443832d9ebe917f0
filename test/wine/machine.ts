import { rmSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { StandInMachine } from '../support/standins';
import { prefix } from './environment/prefix';

/** Where the stand-ins under Wine keep what the machine remembers. */
const stateFile = path.join(prefix, 'drive_c', 'port-reservation-standins');

/** Makes Wine's Windows a machine without reservations, whose memory can be looked at, until `unplug`. */
export function plugInFreshMachine(): { readonly machine: StandInMachine; unplug(): void } {
  const machine = new StandInMachine();
  rmSync(stateFile, { force: true });
  symlinkSync(machine.stateFile, stateFile);
  return {
    machine,
    unplug() {
      rmSync(stateFile);
      machine.dispose();
    },
  };
}

/** A fresh machine for as long as this takes. */
export async function withFreshMachine(use: (machine: StandInMachine) => Promise<void>): Promise<void> {
  const { machine, unplug } = plugInFreshMachine();
  try {
    await use(machine);
  } finally {
    unplug();
  }
}
