import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { root } from '../support/build';
import { findEngine } from './engine';

/** The manifest, as a PowerShell string. */
export const manifest = quoted(path.join(root, 'PortReservation.psd1'));

export const engine = findEngine(process.env['TEST_POWERSHELL']);

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
}

/** What a script told, and how its engine ended. */
export class Transcript {
  constructor(
    readonly stdout: string,
    readonly stderr: string,
    readonly status: number | null,
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

/** Runs a script in a new engine, with the module imported and the functions of prelude.ps1 at hand. */
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
    const [program = '', ...args] = [...(settings.inside ?? []), ...engine.runFile, file];
    const env = { ...process.env, ...settings.environment };
    const child = spawn(program, args, { env, timeout: settings.patience ?? 45_000, killSignal: 'SIGKILL' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.stdin.end(settings.input ?? '');
    const [status] = await once(child, 'close');
    return new Transcript(stdout, stderr, status);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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
