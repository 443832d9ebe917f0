import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { run } from '../support/run';

const folder = path.join(__dirname, 'checker');
const program = path.join(folder, 'bin', process.platform === 'win32' ? 'gate.exe' : 'gate');

export interface Fault {
  readonly rule: string;
  /** File and line, with slashes: `powershell/Private/Find-Node.ps1:5`. */
  readonly place: string;
  readonly message: string;
}

export function buildChecker(): void {
  const { status, stdout } = spawnSync(
    'dotnet',
    ['build', folder, '-c', 'Release', '-o', path.dirname(program), '--nologo', '-v', 'quiet'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The checker could not be built.\n${stdout}`);
}

/** The faults of the modules in some folders, by folder: those that one rule finds, or all. */
export async function check(modules: readonly string[], rule?: string): Promise<Map<string, Fault[]>> {
  const faults = new Map<string, Fault[]>(modules.map((module) => [module, []]));
  const told = await run(program, [...(rule === undefined ? [] : ['--rule', rule]), ...modules]);
  for (const line of told.split(/\r?\n/).filter((text) => text !== '')) {
    const [module = '', rule = '', place = '', message = ''] = line.split('\t');
    faults.get(module)?.push({ rule, place, message });
  }
  return faults;
}
