import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { root } from '../support/build';

/** The folder that dsc would find the manifests in. */
export const manifestFolder = path.join(root, 'dist', 'dsc');

type Argument = string | { readonly whatIfArg: string };

/** A method of a manifest, as far as the resources of this project use its possibilities. */
export interface Method {
  readonly executable: string;
  readonly args: readonly Argument[];
  readonly input: 'stdin';
  readonly [name: string]: unknown;
}

/** A part of a JSON Schema, as far as the embedded ones go. */
export interface Schema {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export type Operation = 'get' | 'set' | 'test' | 'delete' | 'export';

/** A manifest as it lies on disk. */
export interface Manifest extends Record<Operation, Method> {
  readonly type: string;
  readonly version: string;
  readonly exitCodes: Readonly<Record<string, string>>;
  readonly schema: { readonly embedded: Schema };
  readonly [name: string]: unknown;
}

/** Every manifest that ships, by its file. */
export function readManifests(folder = manifestFolder): Map<string, Manifest> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.dsc.resource.json'));
  return new Map(files.map((file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]));
}

/** The manifest of a resource type. */
export function manifestOf(type: string, folder = manifestFolder): Manifest {
  const found = [...readManifests(folder).values()].find((manifest) => manifest.type === type);
  if (found === undefined) throw new Error(`No manifest in ${folder} has the type ${type}.`);
  return found;
}

/** A line of standard error: one property is the level, with the text. */
export type Message = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number | null;
  /** The lines of standard output. */
  readonly states: readonly Record<string, unknown>[];
  /** The lines of standard error. */
  readonly messages: readonly Message[];
}

export interface Surroundings {
  /** Where the store of the Linux backend is. */
  readonly stateDirectory: string;
  readonly whatIf?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly folder?: string;
}

/**
 * Runs one operation as dsc runs a command resource (lib/dsc-lib/src/dscresources/command_resource.rs in
 * PowerShell/DSC): the manifest's executable, looked up on PATH, with the manifest's arguments, in the manifest's
 * folder, the instance on standard input, which is closed where there is none. Every line of output must be JSON, and
 * every state must be one that the embedded schema allows, or dsc would refuse it.
 */
export async function asDsc(
  manifest: Manifest,
  operation: Operation,
  input: unknown,
  { stateDirectory, whatIf = false, environment = {}, uid, folder = manifestFolder }: Surroundings,
): Promise<Answer> {
  const method = manifest[operation];
  const args = [...argumentsOf(method, whatIf), '--state-directory', stateDirectory];
  const answer = await start(method.executable, args, input, { environment, folder, uid });
  for (const state of answer.states) {
    if (operation !== 'delete') expectAllowed(state, manifest.schema.embedded, manifest.type);
  }
  return answer;
}

/** Starts a program of the manifest's folder with an environment that has little more than PATH. */
export async function start(
  executable: string,
  args: readonly string[],
  input: unknown,
  {
    environment = {},
    folder = manifestFolder,
    uid,
  }: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly folder?: string;
    readonly uid?: number | undefined;
  } = {},
): Promise<Answer> {
  const env = { PATH: path.dirname(process.execPath), LC_ALL: 'C', ...environment };
  const child = spawn(executable, args, {
    cwd: folder,
    env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  child.stdin?.end(typeof input === 'string' ? input : JSON.stringify(input));
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { status, states: jsonLines(stdout), messages: jsonLines(stderr) };
}

function argumentsOf({ args }: Method, whatIf: boolean): string[] {
  return args.flatMap((arg) => {
    if (typeof arg === 'string') return [arg];
    return whatIf ? [arg.whatIfArg] : [];
  });
}

function jsonLines(output: string): Record<string, unknown>[] {
  if (output === '') return [];
  expect(output.endsWith('\n'), `the last line ends: ${output}`).to.equal(true);
  return output
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The keywords that the embedded schemas use, and no others; test/dsc/manifest.test.ts keeps them to these. */
export function expectAllowed(value: unknown, schema: Schema, where: string): void {
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  expect(type, where).to.equal(schema.type);
  if (schema['enum'] !== undefined) expect(schema['enum'], where).to.include(value);
  if (schema['minimum'] !== undefined) expect(value, where).to.be.at.least(schema['minimum'] as number);
  if (schema['maximum'] !== undefined) expect(value, where).to.be.at.most(schema['maximum'] as number);
  if (schema['pattern'] !== undefined) expect(value, where).to.match(new RegExp(schema['pattern'] as string));
  if (schema.items !== undefined) {
    for (const [index, item] of (value as unknown[]).entries()) {
      expectAllowed(item, schema.items, `${where}[${index}]`);
    }
  }
  if (schema.properties === undefined) return;
  expect(Object.keys(value as object), where).to.include.members(schema.required ?? []);
  expect(Object.keys(schema.properties), where).to.include.members(Object.keys(value as object));
  for (const [name, part] of Object.entries(value as object)) {
    expectAllowed(part, schema.properties[name] as Schema, `${where}.${name}`);
  }
}
