import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { freshLinuxBackend, kernelList } from '../support/linux-namespace';
import { compiled } from './compiled';
import type { Findings, Work } from './mixed-work';

const run = promisify(execFile);

/** How long they work, in milliseconds; `npm run torture` takes longer. */
const milliseconds = Number(process.env['TORTURE_MILLISECONDS'] ?? 3000);

describe('processes of different versions of Node on Linux', function () {
  this.timeout(milliseconds + 120_000);

  it('exclude each other: no port is ever given out twice, and no reservation is lost', async function () {
    const { NODE_20, NODE_24, NODES_MISSING } = process.env;
    if (NODE_20 === undefined || NODE_24 === undefined) {
      console.log(`      skipped: two versions of Node could not be had (${NODES_MISSING})`);
      return this.skip();
    }
    const { stateDirectory, backend, dispose } = freshLinuxBackend();
    const claims = path.join(stateDirectory, 'claims');
    fs.mkdirSync(claims);
    const work: Work = { stateDirectory, claims, milliseconds };
    const program = compiled(path.join(__dirname, 'mixed-work.ts'));
    const findings = await Promise.all(
      [NODE_20, NODE_24, NODE_20, NODE_24].map(async (node) => {
        const { stdout } = await run(node, [program, JSON.stringify(work)]);
        return JSON.parse(stdout) as Findings;
      }),
    );
    expect(new Set(findings.map(({ version }) => version.split('.')[0]))).to.have.keys('v20', 'v24');
    expect(findings.flatMap(({ faults }) => faults)).to.deep.equal([]);
    for (const { changes, version } of findings) expect(changes, version).to.be.greaterThan(5);
    expect(await backend.heldRanges('tcp')).to.deep.equal([]);
    expect(kernelList()).to.equal('');
    await dispose();
  });
});
