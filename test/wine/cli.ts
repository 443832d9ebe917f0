import * as path from 'node:path';
import { application } from './environment/application';
import { type NodeVersion, windowsNode } from './environment/windows-node';
import { type Finished, onCoreClr, type WineOptions, windowsPath, wine } from './wine';

const program = windowsPath(path.join(application, 'dist', 'cli', 'main.js'));

/** Runs `port-reservation` on Windows Node. */
export function portReservation(
  version: NodeVersion,
  args: readonly (string | number)[],
  { env, ...options }: WineOptions = {},
): Promise<Finished> {
  return wine(windowsNode(version), [program, ...args.map(String)], {
    ...options,
    env: { ...onCoreClr, LANG: 'en_US.UTF-8', ...env },
  });
}

const withEndedInput = `
  const { spawnSync } = require('node:child_process');
  const { writeSync } = require('node:fs');
  const { status, stdout, stderr } = spawnSync(process.execPath, process.argv.slice(1));
  writeSync(1, stdout);
  writeSync(2, stderr);
  process.exit(status);
`;

/** The same where standard input is a pipe that has ended, which only a Windows program can make for another. */
export function portReservationAtEndOfInput(
  version: NodeVersion,
  args: readonly (string | number)[],
): Promise<Finished> {
  return wine(windowsNode(version), ['-e', withEndedInput, '--', program, ...args.map(String)], {
    env: { ...onCoreClr, LANG: 'en_US.UTF-8' },
  });
}
