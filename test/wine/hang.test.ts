import { expect } from 'chai';
import { caught } from '../support/caught';
import { nodeVersions, windowsNode } from './environment/windows-node';
import { wine } from './wine';

describe('a Windows program that hangs', () => {
  it('is killed, and is a failure that shows what it printed', async function () {
    this.timeout('1 minute');
    const hanging = `console.log('on stdout'); console.error('on stderr'); setInterval(() => {}, 1000);`;
    const error = await caught(wine(windowsNode(nodeVersions[0]), ['-e', hanging], { patience: 5 }), Error);
    expect(error.message).to.match(/^'node\.exe -e .*' did not end within 5 s\.\n/);
    expect(error.message).to.include('on stdout\n').and.include('on stderr\n');
  });

  it('does not keep the next one from running', async function () {
    this.timeout('1 minute');
    const finished = await wine(windowsNode(nodeVersions[0]), ['-p', 'process.platform']);
    expect(finished).to.deep.equal({ status: 0, stdout: 'win32\n', stderr: '' });
  });
});
