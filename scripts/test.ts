/**
 * Runs the tiers that this machine can run, each in a mocha process of its own, and closes with one line of totals.
 * `npm test -- unit bridge` runs only those tiers.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../test/support/build';
import { allTiers, type PlacedTier } from './tiers';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const reporter = join(root, 'scripts', 'counting-reporter.js');

/** How long a tier may take before it counts as hanging. */
const timeoutInMinutes = 15;

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const tiers = allTiers();
  const unknown = asked.filter((name) => !tiers.some((tier) => tier.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no tier ${unknown.join(', ')}. There are: ${tiers.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const summary: string[] = [];
  for (const tier of tiers.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const started = performance.now();
    const outcome = await runTier(tier);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (typeof outcome === 'string') {
      total.skipped += 1;
      summary.push(`${tier.name}: skipped, ${outcome}`);
      continue;
    }
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
    summary.push(`${tier.name}: ${closing(outcome)} (${seconds} s)`);
  }
  console.log(`\nTiers\n${summary.map((line) => `  ${line}`).join('\n')}\n`);
  console.log(closing(total));
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

/** The tier's counts, or why it did not run. A set-up or a mocha process that breaks counts as one failure. */
async function runTier(tier: PlacedTier): Promise<Counts | string> {
  console.log(`\n=== ${tier.name}: ${tier.proves}`);
  const reason = tier.unavailable?.();
  if (reason !== undefined) {
    console.log(`  skipped: ${reason}`);
    return reason;
  }
  try {
    return runMocha(tier, (await tier.setUp?.()) ?? {});
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function runMocha(tier: PlacedTier, environment: Record<string, string>): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'port-reservation-tier-'));
  const countsFile = join(folder, 'counts.json');
  const files = [`test/${tier.folder}/**/*.test.ts`, ...(tier.alsoRuns ?? [])];
  const command = [
    ...(tier.inside ?? []),
    process.execPath,
    mocha,
    '--reporter',
    reporter,
    ...files,
  ] as const;
  const [program, ...args] = command as [string, ...string[]];
  try {
    const { status, signal, error } = spawnSync(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: timeoutInMinutes * 60_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...environment, TIER_COUNTS_FILE: countsFile },
    });
    const counts = readCounts(countsFile);
    if (counts === undefined) {
      console.error(`mocha ended without a result: ${error?.message ?? signal ?? `exit status ${status}`}`);
      return { passed: 0, failed: 1, skipped: 0 };
    }
    return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined;
  }
}

function closing({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

void main();
