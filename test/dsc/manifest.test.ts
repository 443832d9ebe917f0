import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { ExitCode } from '../../src/dsc/exit-codes';
import { root } from '../support/build';
import { type Manifest, type Method, manifestFolder, readManifests, type Schema, start } from './as-dsc';

/**
 * No package of a registry holds the schema that the manifests name
 * (https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json), and this repository holds no copy of it. These are
 * the rules of it that concern the manifests here, and where the engine goes further (`condition`, `whatIfArg`), those
 * of lib/dsc-lib/src/dscresources/resource_manifest.rs in PowerShell/DSC, release 3.2 and later.
 * docs/decisions/dsc-manifest.md says where the two part, and what these manifests do then.
 */
const topLevel = {
  required: ['$schema', 'type', 'version'],
  optional: [
    'description',
    'tags',
    'condition',
    'get',
    'set',
    'test',
    'delete',
    'export',
    'exitCodes',
    'schema',
  ],
};

const methods: Readonly<Record<string, readonly string[]>> = {
  get: [],
  set: ['implementsPretest', 'handlesExist', 'return', 'whatIfReturns'],
  test: ['return'],
  delete: [],
  export: ['schema'],
};

const keywords = [
  '$schema',
  'title',
  'description',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'minimum',
  'maximum',
  'pattern',
  'default',
  'readOnly',
];

describe('the manifests of the DSC resources', () => {
  for (const [file, manifest] of readManifests()) {
    describe(file, () => keepsTheRules(file, manifest));
  }
});

function keepsTheRules(file: string, manifest: Manifest): void {
  it('has the fields that dsc needs and none that it does not know', () => {
    const fields = Object.keys(manifest);
    expect(fields).to.include.members(topLevel.required);
    expect([...topLevel.required, ...topLevel.optional]).to.include.members(fields);
    expect(manifest['$schema']).to.equal('https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json');
  });

  it("names a type, and this package's version", () => {
    expect(manifest.type).to.match(/^\w+(\.\w+){0,2}\/\w+$/);
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(manifest.version).to.equal(version);
    for (const tag of manifest['tags'] as string[]) expect(tag).to.match(/^\w+$/);
  });

  it('is left out by dsc where there is no node, instead of failing', () => {
    expect(manifest['condition']).to.equal("[not(equals(tryWhich('node'), null()))]");
  });

  it('starts node with a script that is beside the manifest', () => {
    for (const name of Object.keys(methods)) {
      const { executable, args } = manifest[name] as Method;
      expect(executable, name).to.equal('node');
      expect(path.isAbsolute(args[0] as string), name).to.equal(false);
      expect(existsSync(path.join(manifestFolder, args[0] as string)), name).to.equal(true);
    }
  });

  it('passes instances on standard input, and has a what-if for what changes something', () => {
    for (const [name, more] of Object.entries(methods)) {
      const method = manifest[name] as Method;
      expect(['executable', 'args', 'input', ...more], name).to.include.members(Object.keys(method));
      expect(method.input, name).to.equal('stdin');
      const others = method.args.filter((arg) => typeof arg !== 'string');
      const expected = ['set', 'delete'].includes(name) ? [{ whatIfArg: '--what-if' }] : [];
      expect(others, name).to.deep.equal(expected);
    }
    expect(manifest.set).to.include({ return: 'state', implementsPretest: true, handlesExist: true });
    expect(manifest.test).to.include({ return: 'state' });
  });

  it('describes every exit status that a run can end with', () => {
    expect(Object.keys(manifest.exitCodes).map(Number)).to.have.members(Object.values(ExitCode));
    for (const text of Object.values(manifest.exitCodes)) expect(text).to.be.a('string').that.is.not.empty;
  });

  it('embeds schemas with a title and a description for everything in them', () => {
    for (const schema of embedded(manifest)) {
      for (const [where, part] of parts(schema, file)) {
        if (where.endsWith('whatIf[]')) continue;
        expect(part['title'], `${where} title`).to.be.a('string').that.is.not.empty;
        expect(part['description'], `${where} description`).to.be.a('string').that.is.not.empty;
      }
    }
  });

  it('embeds schemas that refer to nothing outside, because dsc fetches nothing, and allow no unknown property', () => {
    for (const schema of embedded(manifest)) {
      expect(schema['$schema']).to.equal('https://json-schema.org/draft/2020-12/schema');
      for (const [where, part] of parts(schema, file)) {
        expect(keywords, where).to.include.members(Object.keys(part));
        if (part.type === 'object') expect(part['additionalProperties'], where).to.equal(false);
      }
    }
  });

  it('answers the same schema to a person who asks for it', async () => {
    const answer = await start(
      'node',
      ['../cli/main.js', 'dsc', 'schema', '--resource', manifest.type],
      undefined,
    );
    expect(answer.status).to.equal(ExitCode.success);
    expect(answer.states).to.deep.equal([manifest.schema.embedded]);
  });
}

function embedded(manifest: Manifest): Schema[] {
  const filter = manifest.export['schema'] as { embedded: Schema };
  return [manifest.schema.embedded, filter.embedded];
}

/** A schema and all schemas in it. */
function parts(schema: Schema, where: string): [string, Schema][] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    parts(part, `${where}.${name}`),
  );
  const items = schema.items === undefined ? [] : parts(schema.items, `${where}[]`);
  return [[where, schema], ...inner, ...items];
}
