import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { isOnPath } from '../support/run';

/** A PowerShell, or the project's own host for its engine, and how to start it. */
export interface Engine {
  readonly description: string;
  /** The command to which a script's path and its arguments are added. */
  readonly runFile: readonly string[];
  /** The command that opens a session on standard input. */
  readonly session: readonly string[];
}

const onWindows = process.platform === 'win32';
const executable = onWindows ? '.exe' : '';
const hostFolder = path.join(__dirname, 'host');
const hostProgram = path.join(hostFolder, 'bin', `host${executable}`);
const unattended = ['-NoLogo', '-NoProfile'];

/**
 * The engine with this name, `pwsh` or `powershell` on PATH or `host`. Without a name, the first of them that this
 * machine has; the host is built where it has not been.
 */
export function findEngine(name?: string): Engine {
  const chosen = name ?? ['pwsh', 'powershell'].find((program) => isOnPath(program + executable)) ?? 'host';
  if (chosen === 'host') return ownHost();
  const script = onWindows ? ['-ExecutionPolicy', 'Bypass', '-File'] : ['-File'];
  return {
    description: `${chosen} on PATH`,
    runFile: [chosen, ...unattended, ...script],
    session: [chosen, ...unattended],
  };
}

/** Why {@link findEngine} would fail on this machine. */
export function whyNoEngine(): string | undefined {
  const programs = ['pwsh', 'powershell', 'dotnet'];
  return programs.some((program) => isOnPath(program + executable)) || existsSync(hostProgram)
    ? undefined
    : 'it needs PowerShell, or the .NET SDK 10 to build a host for its engine';
}

/** Builds the host, which takes a moment where nothing has changed. */
export function buildHost(): void {
  const { status, stdout } = spawnSync(
    'dotnet',
    ['build', hostFolder, '-c', 'Release', '-o', path.dirname(hostProgram), '--nologo', '-v', 'quiet'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The PowerShell host could not be built.\n${stdout}`);
}

function ownHost(): Engine {
  if (!existsSync(hostProgram)) buildHost();
  return {
    description: "the project's host for PowerShell's engine (test/powershell/host)",
    runFile: [hostProgram],
    session: [hostProgram],
  };
}
