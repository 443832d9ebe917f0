import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../support/build';

const installed = path.join(root, '.cache', 'versions-of-node');

/**
 * Installs the pinned versions of Node beside each other, once, and answers the environment variables that tell the
 * tests where they are, or why they are not there.
 */
export function installNodes(): Record<string, string> {
  if (process.arch !== 'x64')
    return { NODES_MISSING: `they are pinned for x64, and this is ${process.arch}` };
  const lock = fs.readFileSync(path.join(__dirname, 'package-lock.json'), 'utf8');
  const stamp = path.join(installed, 'installed');
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== lock) {
    fs.rmSync(installed, { recursive: true, force: true });
    fs.mkdirSync(installed, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) {
      fs.copyFileSync(path.join(__dirname, file), path.join(installed, file));
    }
    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: installed,
      encoding: 'utf8',
    });
    if (npm.status !== 0) return { NODES_MISSING: npm.error?.message ?? `npm ci: ${npm.stderr.trim()}` };
    fs.writeFileSync(stamp, lock);
  }
  return { NODE_20: nodeOf('node-20'), NODE_24: nodeOf('node-24') };
}

function nodeOf(name: string): string {
  return path.join(installed, 'node_modules', name, 'bin', 'node');
}
