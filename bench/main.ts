/**
 * `npm run bench`: one table, each row what some work takes compared with a peer in the same run, and `.cache/bench.json` with
 * all samples. Words after `--` choose the rows that have them in their name. What it shows fails nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../test/support/build';
import type { Row, Sample } from './row';
import { rows } from './rows';
import { format, type Result, resultOf } from './table';

const chosen = process.argv.slice(2).map((word) => word.toLowerCase());
const results: Result[] = [];

for (const [index, row] of rows.entries()) {
  if (chosen.length > 0 && !chosen.some((word) => row.work.toLowerCase().includes(word))) continue;
  const result = resultOf(row, measure(index, row));
  results.push(result);
  console.log(format(result));
}

const file = path.join(root, '.cache', 'bench.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);

/** The row's samples, or why there are none. */
function measure(index: number, { place }: Row): readonly Sample[] | string {
  const reason = place.unavailable();
  if (reason !== undefined) return reason;
  const command = [
    ...(place.inside ?? []),
    process.execPath,
    '-r',
    'ts-node/register',
    path.join(__dirname, 'run-row.ts'),
    `${index}`,
  ];
  const { status, stdout, stderr } = spawnSync(command[0] as string, command.slice(1), {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...place.setUp?.() },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) return `it ended with ${status}: ${stderr.trim()}`;
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as Sample[];
}
