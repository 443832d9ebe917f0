import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { root } from '../../scripts/packaging/files';
import { packNpm } from '../../scripts/packaging/npm-tarball';
import { run } from '../support/run';

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests are. Anybody may enter it. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `port-reservation-${name}-`));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** The npm package, packed from this checkout as a release packs it. */
export const npmTarball = once(async () => packNpm(temporaryFolder('tarball')));

/** The PowerShell module's folder and its package, made as a release makes them. */
export const powerShellPackages = once(async () => {
  const destination = temporaryFolder('module');
  const script = path.join(root, 'scripts', 'package-powershell.ts');
  const printed = await run(process.execPath, ['-r', 'ts-node/register', script, destination], { cwd: root });
  const [folder, nupkg] = printed.trim().split('\n') as [string, string];
  return { folder, nupkg };
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
