import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { readModuleManifest } from '../../scripts/packaging/module-manifest';
import { root } from '../support/build';
import { check } from './checker';

describe('the PowerShell module', function () {
  this.timeout(60_000);

  it('keeps every rule', async () => {
    const faults = (await check([root])).get(root) ?? [];
    expect(faults.map(({ rule, place, message }) => `${rule}: ${place}: ${message}`)).to.deep.equal([]);
  });

  it('has a test that calls each of its commands', () => {
    const tests = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && !file.startsWith('gate'))
      .map((file) => readFileSync(path.join(root, 'test', file), 'utf8'));
    const { commands } = readModuleManifest();
    const untested = commands.filter((command) => !tests.some((text) => text.includes(command)));
    expect(commands).to.not.be.empty;
    expect(untested).to.deep.equal([]);
  });
});
