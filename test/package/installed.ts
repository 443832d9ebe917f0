import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { run } from '../support/run';
import { npmTarball, temporaryFolder } from './packages';

/** A project that has installed the npm package on a machine with nothing but node, npm and sh. */
export interface InstalledProject {
  readonly folder: string;
  /** The installed package. */
  readonly package: string;
  /** Runs Node there, with these variables added to the few that it has, and answers what it printed. */
  node(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<string>;
  /** The same command and variables, for whoever wants to start it another way. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Installs the tarball into an empty folder: install scripts may run, no registry and no cache can be reached. */
export async function installNpmPackage(): Promise<InstalledProject> {
  const folder = temporaryFolder('installed');
  const programs = path.join(folder, 'programs');
  const project = path.join(folder, 'project');
  mkdirSync(programs);
  mkdirSync(project);
  writeFileSync(path.join(project, 'package.json'), '{ "name": "consumer", "private": true }\n');
  for (const program of ['node', 'npm', 'sh']) symlinkSync(whereIs(program), path.join(programs, program));
  const environment = { PATH: programs, HOME: folder, npm_config_cache: path.join(folder, 'cache') };
  await run(
    process.execPath,
    [
      whereIs('npm'),
      ...['install', '--offline', '--ignore-scripts=false', '--no-audit', '--no-fund'],
      await npmTarball(),
    ],
    { cwd: project, env: environment },
  );
  return {
    folder: project,
    package: path.join(project, 'node_modules', 'persistent-port-reservation'),
    environment,
    node: (args, added = {}) =>
      run(process.execPath, args, { cwd: project, env: { ...environment, ...added } }),
  };
}

/** The absolute path of a program that is named, or looked for in the PATH. */
export function whereIs(program: string): string {
  if (program === 'node') return process.execPath;
  return realpathSync(execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim());
}
