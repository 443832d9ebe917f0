import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { startWine, stopWine, wineEnvironment } from './environment/prefix';
import { wine64 } from './environment/tools';
import { windowsDotnet } from './environment/windows-dotnet';

before(async function () {
  this.timeout('1 minute');
  // A server that an interrupted run has left may be in another network namespace than the tests.
  await stopWine();
  return startWine();
});
after(function () {
  this.timeout('1 minute');
  return stopWine();
});

/** How a Windows program ended, and what it printed, with Unix line ends. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** edge-js’s .NET Framework half needs a .NET Framework, which Wine has not. */
export const onCoreClr = { EDGE_USE_CORECLR: '1' } as const;

export interface WineOptions {
  /** Variables beside those that every program under Wine gets. */
  readonly env?: Record<string, string>;
  /** Whether its standard input is a terminal, for a program that wants a console; otherwise it has no input. */
  readonly inTerminal?: boolean;
  /** After this many seconds the program counts as hung. */
  readonly patience?: number;
}

/** A path of this machine as a Windows program sees it. */
export function windowsPath(file: string): string {
  return `Z:${path.resolve(file).replaceAll('/', '\\')}`;
}

/**
 * Runs a Windows program to its end. Its output goes to files, for Windows Node cannot print to a pipe that Wine
 * inherits. One that hangs is killed, with everything else in the prefix, and is an error with what it had printed.
 */
export async function wine(
  program: string,
  args: readonly string[],
  { env = {}, inTerminal = false, patience = 60 }: WineOptions = {},
): Promise<Finished> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wine-run-'));
  const names = ['stdout', 'stderr'].map((name) => path.join(folder, name));
  const files = names.map((name) => openSync(name, 'w'));
  const printed = () => names.map((name) => readFileSync(name, 'utf8').replaceAll('\r\n', '\n'));
  try {
    const command = [wine64, program, ...args];
    const [starter = '', ...rest] = inTerminal ? withTerminal(command, names) : command;
    const child = spawn(starter, rest, {
      env: { ...wineEnvironment(), WINEPATH: windowsPath(windowsDotnet), ...env },
      stdio: inTerminal ? 'ignore' : ['ignore', ...files],
    });
    let hung = false;
    const clock = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, patience * 1000);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('exit', resolve);
    });
    clearTimeout(clock);
    const [stdout = '', stderr = ''] = printed();
    if (hung) {
      await stopWine();
      await startWine();
      const command = [path.basename(program), ...args].join(' ');
      throw new Error(`'${command}' did not end within ${patience} s.\nIt printed:\n${stdout}\n${stderr}`);
    }
    return { status, stdout, stderr };
  } finally {
    for (const file of files) closeSync(file);
    rmSync(folder, { recursive: true });
  }
}

/** The command that runs another with a terminal as its standard input, and its output in files: util-linux's `script`. */
function withTerminal(command: readonly string[], [stdout = '', stderr = '']: readonly string[]): string[] {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const line = `exec ${command.map(quote).join(' ')} >${quote(stdout)} 2>${quote(stderr)}`;
  return ['script', '--quiet', '--return', '--command', line, '/dev/null'];
}
