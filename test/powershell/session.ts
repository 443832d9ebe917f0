import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../support/build';
import { findEngine, offline } from './engine';
import { SharedProcess } from './shared-process';

/** The manifest, as a PowerShell string. */
export const manifest = quoted(path.join(root, 'PortReservation.psd1'));

export const engine = findEngine();

/** The environment of every session: what it shows has no colours. */
const plainEnvironment: NodeJS.ProcessEnv = { ...process.env, ...offline, NO_COLOR: '1' };

/** The options of the module, as `Import-Module -ArgumentList` takes them. */
export type ModuleOptions = Readonly<Record<string, string | number>>;

export interface RunOptions {
  /** What the module is imported with. The memory backend and this Node, unless told otherwise. */
  readonly options?: ModuleOptions | 'not imported';
  readonly environment?: NodeJS.ProcessEnv;
  /** How long it may take before it counts as hanging, in milliseconds. */
  readonly patience?: number;
  /** What answers prompts. */
  readonly input?: string;
  /** A command around the engine. */
  readonly inside?: readonly string[];
  /**
   * Whether the script gets a process of its own, as it does anyway where its environment, its input or the command
   * around it is given: because it changes what runspaces share, or is about the end of the session.
   */
  readonly ownProcess?: boolean;
}

/** What a script told. */
export class Transcript {
  constructor(
    readonly stdout: string,
    readonly stderr: string,
  ) {}

  /** Everything that was told under a name, in order. */
  told(name: string): string[] {
    // A prompt stands before it on the line where nobody echoes the answer.
    const mark = `:: ${name}\t`;
    return this.stdout
      .split(/\r?\n/)
      .filter((line) => line.includes(mark))
      .map((line) => line.slice(line.indexOf(mark) + mark.length));
  }

  /** The one thing that was told under a name. */
  one(name: string): string {
    const told = this.told(name);
    if (told.length !== 1) {
      throw new Error(`'${name}' was told ${told.length} times.\n${this.stdout}\n${this.stderr}`);
    }
    return told[0] as string;
  }

  /** The errors of an attempt, without their messages: id, category, code and target. */
  errors(name: string): string[] {
    return this.told(`${name} error`).map((line) => line.split('|').slice(0, 4).join('|'));
  }
}

/**
 * Runs a script with the module imported and the functions of prelude.ps1 at hand: in a runspace of its own of the
 * process that the tests of a file share, unless the settings ask for a process.
 */
export async function run(script: string, settings: RunOptions = {}): Promise<Transcript> {
  const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-powershell-'));
  try {
    // A script may run as somebody else.
    chmodSync(folder, 0o755);
    const file = path.join(folder, 'script.ps1');
    // Windows PowerShell takes a script for UTF-8 only with a byte order mark.
    writeFileSync(
      file,
      `\ufeff. ${quoted(path.join(__dirname, 'prelude.ps1'))}\n${importing(settings.options)}\n${script}\n`,
    );
    const { patience = 45_000 } = settings;
    const [stdout, stderr] = needsOwnProcess(settings)
      ? await runInOwnProcess(file, patience, settings)
      : await runInSharedProcess(file, patience);
    return new Transcript(stdout, stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function needsOwnProcess({ ownProcess, input, environment, inside }: RunOptions): boolean {
  return ownProcess === true || [input, environment, inside].some((setting) => setting !== undefined);
}

async function runInOwnProcess(
  file: string,
  patience: number,
  { input = '', environment, inside = [] }: RunOptions,
): Promise<readonly [stdout: string, stderr: string]> {
  const [program = '', ...args] = [...inside, ...engine.runFile, file];
  const env = { ...plainEnvironment, ...environment };
  const child = spawn(program, args, { env, timeout: patience, killSignal: 'SIGKILL' });
  child.stdin.end(input);
  return Promise.all([text(child.stdout), text(child.stderr)]);
}

let shared: SharedProcess | undefined;

async function runInSharedProcess(
  file: string,
  patience: number,
): Promise<readonly [stdout: string, stderr: string]> {
  if (shared === undefined || shared.hasEnded) shared = new SharedProcess(engine, plainEnvironment);
  return shared.run(file, patience);
}

async function endSharedProcess(): Promise<void> {
  await shared?.end();
  shared = undefined;
}

// The process is started where a script first needs it, and ended after the last suite of each test file.
before(function () {
  const suites = this.test?.parent?.suites ?? [];
  for (const last of new Map(suites.map((suite) => [suite.file, suite])).values()) {
    last.afterAll('end the shared PowerShell', endSharedProcess);
  }
});
// Tests outside any suite would leave it running.
after(endSharedProcess);

/** The line that imports the module. */
export function importing(
  options: ModuleOptions | 'not imported' = { Backend: 'memory', NodePath: process.execPath },
): string {
  if (options === 'not imported') return '';
  const entries = Object.entries(options).map(
    ([name, value]) => `${name} = ${typeof value === 'number' ? value : quoted(value)}`,
  );
  return `Import-Module ${manifest} -ArgumentList @{ ${entries.join('; ')} }`;
}

/** A text as a PowerShell literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
