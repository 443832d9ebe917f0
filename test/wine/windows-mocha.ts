import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../support/build';
import { application } from './environment/application';
import { type NodeVersion, windowsNode } from './environment/windows-node';
import { onCoreClr, windowsPath, wine } from './wine';

const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
const options = ['--no-config', '--no-package', '--no-color', '--exit'];

/** Each list of exclusions starts a netsh and each bridge a Node, so that the slowest tests take seconds. */
const testTimeout = ['--timeout', '90s'];

/**
 * Runs test files of the checkout in a mocha on Windows Node; all of them must pass, and at least so many.
 * `except` is a pattern: it leaves out the tests whose names it matches.
 */
export async function passOnWindows(
  version: NodeVersion,
  files: readonly string[],
  { atLeast, except }: { atLeast: number; except?: string },
): Promise<void> {
  const compiled = files.map((file) => windowsPath(path.join(application, file)).replace(/\.ts$/, '.js'));
  const chosen = except === undefined ? [] : ['--grep', except, '--invert'];
  const finished = await wine(
    windowsNode(version),
    [windowsPath(mocha), ...options, ...testTimeout, ...chosen, ...compiled],
    { env: onCoreClr, patience: 420 },
  );
  const output = finished.stdout + finished.stderr;
  expect(finished.status, output).to.equal(0);
  expect(Number(/(\d+) passing/.exec(output)?.[1]), output).to.be.at.least(atLeast);
}
