import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { build, root } from '../support/build';
import { insideOwnPorts } from '../support/own-ports';
import type { Tier } from '../support/tier';

const fixture = path.join(root, '.cache', 'dev-servers');

export const tier: Tier = {
  name: 'dev-servers',
  proves:
    'a plain Node server, Vite’s and webpack’s development servers, each started as its example does, refused a port, and explained',
  inside: insideOwnPorts,
  async setUp() {
    build();
    installServers();
    return { DEV_SERVERS: fixture };
  },
};

/** A folder with the pinned servers, this package, and the examples: as a project that uses them has it. */
function installServers(): void {
  const lock = readFileSync(path.join(__dirname, 'package-lock.json'), 'utf8');
  const installed = path.join(fixture, 'package-lock.json');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lock) {
    rmSync(fixture, { recursive: true, force: true });
    mkdirSync(fixture, { recursive: true });
    cpSync(path.join(__dirname, 'package.json'), path.join(fixture, 'package.json'));
    writeFileSync(path.join(fixture, 'package-lock.json'), lock);
    try {
      execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: fixture, stdio: 'inherit' });
    } catch (error) {
      rmSync(installed);
      throw error;
    }
  }
  const own = path.join(fixture, 'node_modules', 'persistent-port-reservation');
  if (!existsSync(own)) symlinkSync(root, own);
  cpSync(path.join(root, 'examples', 'servers'), fixture, { recursive: true });
  writeFileSync(path.join(fixture, 'index.js'), '');
}
