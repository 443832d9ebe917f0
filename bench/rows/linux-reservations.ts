import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import type { PortRange } from '../../src/contract/reservation';
import { PortReservations } from '../../src/core/port-reservations';

/**
 * Reservations of the Linux backend with so many blocks of two ports there, from port 20,000 on: one is created, and the store
 * holds the others as if they had been, until the restart after which they are restored.
 */
export async function linuxReservations(count: number): Promise<PortReservations> {
  const stateDirectory = mkdtempSync(path.join(tmpdir(), 'port-reservation-bench-'));
  chmodSync(stateDirectory, 0o755);
  process.once('exit', () => rmSync(stateDirectory, { recursive: true }));
  const reservations = new PortReservations({
    backend: new LinuxBackend({ stateDirectory }),
    locale: 'en',
  });
  if (count === 0) return reservations;
  await reservations.create('tcp', { startPort: 20_000, numberOfPorts: 2 });
  const store = readdirSync(stateDirectory).find((name) => name.endsWith('reservations.json')) as string;
  const file = path.join(stateDirectory, store);
  const { reservations: [one] = [], ...rest } = JSON.parse(readFileSync(file, 'utf8')) as {
    reservations: readonly (PortRange & { id: string })[];
  };
  const stored = Array.from({ length: count }, (_unused, index) => ({
    ...one,
    id: index.toString(16).padStart(16, '0'),
    startPort: 20_000 + 2 * index,
  }));
  writeFileSync(file, JSON.stringify({ ...rest, reservations: stored }));
  await reservations.restore();
  return reservations;
}
