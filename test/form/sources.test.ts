import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../support/build';

describe('the sources', () => {
  it('pass the formatter and the linter', () => {
    expectSuccess('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=off', '.');
  });

  it('pass the compiler, tests and scripts included', () => {
    expectSuccess('typescript/bin/tsc', '-p', 'tsconfig.check.json');
  });
});

function expectSuccess(script: string, ...args: string[]): void {
  const program = path.join(root, 'node_modules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, `${stdout}${stderr}`).to.equal(0);
}
