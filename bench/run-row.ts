/** Measures one row, in the process and the place that main.ts has given it, and prints its samples. */
import { rows } from './rows';

async function main(): Promise<void> {
  const row = rows[Number(process.argv[2])];
  if (row === undefined) throw new Error(`There is no row ${process.argv[2]}.`);
  const samples = await row.measure();
  // Whatever a row has printed, this is the last line.
  console.log(`\n${JSON.stringify(samples)}`);
  // A CLR that is hosted here would keep the process.
  process.exit(0);
}

void main();
