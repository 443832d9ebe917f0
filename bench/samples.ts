import type { Sample } from './row';

type Work = () => unknown;

/** How long something takes, in milliseconds. */
export async function time(work: Work): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Both works in turn, so that what else the machine does meets both alike; once before it counts, to warm up. */
export async function inTurn(runs: number, ours: Work, peer?: Work): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let run = -1; run < runs; run++) {
    const sample = { ours: await time(ours), ...(peer && { peer: await time(peer) }) };
    if (run >= 0) samples.push(sample);
  }
  return samples;
}

/** The same samples, of works that were done so many times at once. */
export function each(count: number, samples: readonly Sample[]): Sample[] {
  return samples.map(({ ours, peer }) => ({
    ours: ours / count,
    ...(peer !== undefined && { peer: peer / count }),
  }));
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
