import * as path from 'node:path';
import * as koffi from 'koffi';
import { WindowsBackend } from '../../src/backends/windows/windows-backend';
import { onStandIns } from '../places';
import type { Row } from '../row';
import { each, inTurn } from '../samples';

const block = { startPort: 5000, numberOfPorts: 20 };
const swappedStartPort = 0x8813;
const calls = 10_000;

/** The stand-in's function as koffi calls it. */
function koffiLookup(): () => unknown {
  const library = koffi.load(path.join(process.env['LD_LIBRARY_PATH'] as string, 'libiphlpapi.so'));
  const lookup = library.func(
    'uint32_t LookupPersistentTcpPortReservation(uint16_t start, uint16_t count, _Out_ uint64_t *token)',
  );
  const token = [0n];
  return () => lookup(swappedStartPort, block.numberOfPorts, token);
}

/** Without a state file the stand-in knows no reservation, and costs next to nothing. */
export const row: Row = {
  work: 'one lookup, TypeScript to stand-in and back, promise included',
  peer: 'koffi on the same function',
  target: 2.5,
  place: onStandIns,
  async measure() {
    const backend = new WindowsBackend();
    const theirs = koffiLookup();
    const [ours] = await backend.lookup('tcp', [block]);
    if (ours !== theirs()) throw new Error(`We are answered ${ours}, and koffi something else.`);
    const samples = await inTurn(
      25,
      async () => {
        for (let call = 0; call < calls; call++) await backend.lookup('tcp', [block]);
      },
      () => {
        for (let call = 0; call < calls; call++) theirs();
      },
    );
    return each(calls, samples);
  },
};
