/**
 * Creates and deletes small blocks at random for a while, as the request in the first argument says, and prints what
 * it has seen. Each port that a creation has given to this process is claimed by a folder of its name: what two
 * processes hold at once, or one has lost, cannot go unnoticed.
 */

import * as fs from 'node:fs';
import * as path from 'node:path';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { NativeFailure } from '../../src/contract/backend';
import { endPortOf, type PortRange } from '../../src/contract/reservation';
import { Win32 } from '../../src/contract/win32';

/** What a process is to do. */
export interface Work {
  readonly stateDirectory: string;
  /** The folder of the claims, the same for all processes. */
  readonly claims: string;
  readonly milliseconds: number;
}

/** What it has seen. */
export interface Findings {
  /** The version of Node. */
  readonly version: string;
  /** How many creations and deletions were acknowledged. */
  readonly changes: number;
  /** What must never happen, in words. */
  readonly faults: readonly string[];
}

const firstPort = 5000;
const ports = 24;
const longestBlock = 4;

async function main({ stateDirectory, claims, milliseconds }: Work): Promise<Findings> {
  const backend = new LinuxBackend({ stateDirectory });
  const held: PortRange[] = [];
  const faults: string[] = [];
  let changes = 0;

  async function create(): Promise<void> {
    const range = anyBlock();
    try {
      await backend.create('tcp', range);
    } catch (error) {
      const met = error instanceof NativeFailure && error.errno === Win32.ERROR_SHARING_VIOLATION;
      if (!met) faults.push(`a creation failed: ${error}`);
      return;
    }
    changes += 1;
    held.push(range);
    for (const port of portsOf(range)) {
      if (!claimed(path.join(claims, `${port}`))) faults.push(`port ${port} was given out twice`);
    }
  }

  async function deleteOne(): Promise<void> {
    const [range] = held.splice(Math.floor(Math.random() * held.length), 1);
    if (range === undefined) return;
    for (const port of portsOf(range))
      fs.rmSync(path.join(claims, `${port}`), { recursive: true, force: true });
    try {
      await backend.delete('tcp', range);
      changes += 1;
    } catch (error) {
      faults.push(`the reservation of ${JSON.stringify(range)} was lost: ${(error as Error).message}`);
    }
  }

  const end = performance.now() + milliseconds;
  while (performance.now() < end) await (Math.random() < 0.5 ? create() : deleteOne());
  while (held.length > 0) await deleteOne();
  return { version: process.version, changes, faults };
}

function anyBlock(): PortRange {
  const numberOfPorts = 1 + Math.floor(Math.random() * longestBlock);
  return { startPort: firstPort + Math.floor(Math.random() * (ports - numberOfPorts + 1)), numberOfPorts };
}

function portsOf(range: PortRange): number[] {
  return Array.from(
    { length: endPortOf(range) - range.startPort + 1 },
    (_, index) => range.startPort + index,
  );
}

function claimed(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

void main(JSON.parse(process.argv[2] as string) as Work).then((findings) =>
  process.stdout.write(JSON.stringify(findings)),
);
