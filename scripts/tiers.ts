import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../test/support/build';
import type { Tier } from '../test/support/tier';

/** Where a tier's tests are. */
export interface PlacedTier extends Tier {
  readonly folder: string;
}

/** The order in which tiers run: what proves most for the least time first. */
const order = [
  'form',
  'unit',
  'contract',
  'linux',
  'shim',
  'bridge',
  'cli',
  'dsc',
  'doctor',
  'powershell',
  'powershell-dsc',
  'help',
  'gate',
  'abi',
  'package',
  'wine',
];

/** Every folder of `test` that describes itself as a tier, in order; one that the order does not know comes last. */
export function allTiers(): PlacedTier[] {
  const rank = (folder: string) => (order.includes(folder) ? order.indexOf(folder) : order.length);
  return readdirSync(join(root, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'support')
    .map((entry) => entry.name)
    .filter((folder) => existsSync(join(root, 'test', folder, 'tier.ts')))
    .sort((a, b) => rank(a) - rank(b))
    .map((folder) => ({ ...(require(join(root, 'test', folder, 'tier')) as { tier: Tier }).tier, folder }));
}
