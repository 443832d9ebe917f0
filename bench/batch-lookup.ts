/**
 * One crossing of edge-js for a whole batch, against one crossing for each block, on the stand-ins of test/native:
 * `npm run bench`. Figures are the median of several runs in turn; the ratio is what can be compared between machines.
 */
import { spawnSync } from 'node:child_process';
import { WindowsBackend } from '../src/backends/windows/windows-backend';
import { buildStandIns, standInsUnavailable } from '../test/support/standins';

const blocks = Array.from({ length: 10_000 }, (_, index) => ({
  startPort: 10_000 + index,
  numberOfPorts: 1,
}));
const runs = 9;

async function measure(): Promise<void> {
  // Without a state file the stand-ins know no reservation, and cost next to nothing.
  const backend = new WindowsBackend();
  const batch = () => backend.lookup('tcp', blocks);
  const oneByOne = async () => {
    for (const block of blocks) await backend.lookup('tcp', [block]);
  };
  await batch();
  await oneByOne();
  const times: { batch: number[]; oneByOne: number[] } = { batch: [], oneByOne: [] };
  for (let run = 0; run < runs; run++) {
    times.batch.push(await microsecondsEach(batch));
    times.oneByOne.push(await microsecondsEach(oneByOne));
  }
  const [whole, single] = [median(times.batch), median(times.oneByOne)];
  console.log(`one batch of ${blocks.length}: ${whole.toFixed(2)} us a block`);
  console.log(`one by one:          ${single.toFixed(2)} us a block`);
  console.log(`ratio:               ${(single / whole).toFixed(1)}`);
}

async function microsecondsEach(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return ((performance.now() - start) * 1000) / blocks.length;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

const child = 'BENCH_INSIDE';
const reason = standInsUnavailable();
if (reason !== undefined) {
  console.error(`This benchmark cannot run here: ${reason}`);
  process.exitCode = 1;
} else if (process.env[child] === undefined) {
  // The loader reads LD_LIBRARY_PATH once, when a process starts.
  const env = { ...process.env, ...buildStandIns(), [child]: '1' };
  process.exitCode =
    spawnSync(process.execPath, [...process.execArgv, __filename], { env, stdio: 'inherit' }).status ?? 1;
} else {
  void measure();
}
