import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { root } from './files';

/**
 * Runs npm and answers what it prints. On Windows `npm` is a batch file, which only a shell can start; npm itself tells the
 * programs that it starts where its script is.
 */
export function npm(folder: string, args: readonly string[], environment = process.env): string {
  const script = process.env['npm_execpath'];
  const [program, ...rest] = script === undefined ? ['npm', ...args] : [process.execPath, script, ...args];
  const { status, error, stdout, stderr } = spawnSync(program as string, rest, {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`npm ${args.join(' ')} failed.\n${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

/** Packs this package, and answers the tarball's path. */
export function packNpm(destination: string): string {
  const answer = npm(root, ['pack', '--json', '--silent', '--offline', '--pack-destination', destination]);
  const [packed] = JSON.parse(answer) as [{ filename: string }];
  return path.join(destination, packed.filename);
}
