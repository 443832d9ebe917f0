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
