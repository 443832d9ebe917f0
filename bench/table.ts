import type { Row, Sample } from './row';
import { median } from './samples';

/** A row with its figures; `skipped` says why it has none. */
export interface Result {
  readonly work: string;
  readonly peer: string | undefined;
  readonly unit: 'x' | 'ms' | 'us';
  readonly target: number;
  readonly median?: number;
  /** The lowest and the highest of the samples. */
  readonly spread?: readonly [number, number];
  readonly skipped?: string;
  readonly samples?: readonly Sample[];
}

/** The figures of a row: of each pair its ratio, or the time itself where there is no peer. */
export function resultOf(row: Row, samples: readonly Sample[] | string): Result {
  const { work, peer, target } = row;
  const unit = peer === undefined ? (row.unit ?? 'ms') : 'x';
  const known = { work, peer, unit, target } as const;
  if (typeof samples === 'string') return { ...known, skipped: samples };
  const values = samples.map((sample) => figureOf(sample, unit));
  return {
    ...known,
    median: median(values),
    spread: [Math.min(...values), Math.max(...values)],
    samples,
  };
}

function figureOf({ ours, peer = Number.NaN }: Sample, unit: Result['unit']): number {
  return { x: ours / peer, ms: ours, us: ours * 1000 }[unit];
}

/** A line of the table. */
export function format({ work, peer, unit, target, median: middle, spread, skipped }: Result): string {
  const name = `${work}${peer === undefined ? '' : ` / ${peer}`}`.padEnd(100);
  if (middle === undefined || spread === undefined) return `${name} skipped: ${skipped}`;
  const [lowest, highest] = spread.map(rounded);
  const verdict = middle <= target ? 'met' : 'missed';
  return `${name} ${rounded(middle).padStart(8)} ${unit.padEnd(2)} (${lowest} to ${highest}), target ${target}: ${verdict}`;
}

function rounded(value: number): string {
  return value
    .toPrecision(3)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}
