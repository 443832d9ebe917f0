import { renameSync, writeFileSync } from 'node:fs';
import { chooseBackend } from '../core/choose-backend';
import { messagesFor } from '../core/messages';
import { PortReservations } from '../core/port-reservations';
import { bindOrdinarily, bindWithToken, outcomeOf } from './outcome';
import { decodeTrial, type TrialRequest, type TrialResult } from './trial';

/**
 * The program that a probe starts without elevation: it tries what its first argument asks, and prints the result,
 * or writes it to the file that its second argument names, for not every system lets the output of such a process be had.
 */
async function main([request = '', file]: readonly string[]): Promise<void> {
  const result = JSON.stringify(await tryOut(decodeTrial(request)));
  if (file === undefined) {
    process.stdout.write(result);
  } else {
    // Renamed into place, so that whoever waits for the file finds all of it.
    writeFileSync(`${file}.new`, result);
    renameSync(`${file}.new`, file);
  }
}

async function tryOut({ backend: name, settings, protocol, block }: TrialRequest): Promise<TrialResult> {
  const backend = chooseBackend(name, settings, messagesFor('en'));
  const reservations = new PortReservations({ backend, locale: 'en' });
  return {
    elevated: (await backend.diagnostics('en').isElevated()) ?? null,
    lookup: await outcomeOf(reservations.lookup(protocol, block).then(({ token }) => `${token}`)),
    ordinaryBind: await outcomeOf(bindOrdinarily(protocol, block.startPort)),
    associatedBind: await outcomeOf(bindWithToken(reservations, protocol, block)),
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
