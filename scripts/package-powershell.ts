/**
 * Makes what the PowerShell Gallery distributes: `PortReservation/<version>/` and its .nupkg, in `.cache/packages` or in the
 * folder that is named. It uses no network.
 */
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { root } from './packaging/files';
import { layOutModule } from './packaging/module-folder';
import { packModule } from './packaging/nupkg';

const destination = path.resolve(process.argv[2] ?? path.join(root, '.cache', 'packages'));
try {
  mkdirSync(destination, { recursive: true });
  const folder = layOutModule(destination);
  console.log(folder);
  console.log(packModule(folder, destination));
} catch (error) {
  console.error(`Nothing was packed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
