import * as fs from 'node:fs';
import { expect } from 'chai';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';
import { inAnotherProcess, type Request } from './another-process';

const block = { startPort: 5000, numberOfPorts: 20 };
const other = { startPort: 5010, numberOfPorts: 20 };
const shortList = '4000,4990-4995,8080';
const longList = Array.from({ length: 2_000 }, (_, index) => 20_001 + 2 * index).join(',');

/** A change that is killed, by SIGKILL, after each of its calls to the system in turn. */
describe('a change on Linux that is killed half-way', function () {
  this.timeout(120_000);
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  async function killedAfterEachCall(
    method: 'create' | 'delete',
    prepare: () => Promise<void>,
    check: (calls: number) => Promise<void>,
  ): Promise<number> {
    for (let calls = 1; ; calls++) {
      fs.rmSync(`${subject.stateDirectory}/run`, { recursive: true, force: true });
      await prepare();
      const request: Request = {
        stateDirectory: subject.stateDirectory,
        method,
        protocol: 'tcp',
        range: block,
        killedAfterCalls: calls,
      };
      if ((await inAnotherProcess(request)) !== undefined) return calls - 1;
      await check(calls);
    }
  }

  /** Whatever happened: after the next change the list is right, and an empty store leaves the foreign ports. */
  async function isMadeGood(foreign: string, calls: number): Promise<void> {
    const [token] = await subject.backend.lookup('tcp', [block]);
    await subject.backend.restore();
    const withOther = foreign.replace('8080', '5010-5029,8080');
    const withBoth = foreign.replace('8080', '5000-5029,8080');
    expect(kernelList(), `after ${calls} calls`).to.equal(typeof token === 'bigint' ? withBoth : withOther);
    if (typeof token === 'bigint') await subject.backend.delete('tcp', block);
    await subject.backend.delete('udp', other);
    expect(kernelList(), `after ${calls} calls and deletion`).to.equal(foreign);
  }

  it('as a creation: loses no foreign port, and the next change cleans up', async () => {
    const steps = await killedAfterEachCall(
      'create',
      async () => {
        setKernelList(shortList);
        await subject.backend.create('udp', other);
      },
      async (calls) => {
        expect(kernelList()).to.match(/^4000,4990-4995,50[01]0-5029,8080$/);
        await isMadeGood(shortList, calls);
      },
    );
    expect(steps).to.be.greaterThan(10);
  });

  it('as a deletion: loses no foreign port, and the next change cleans up', async () => {
    const steps = await killedAfterEachCall(
      'delete',
      async () => {
        setKernelList(shortList);
        await subject.backend.create('udp', other);
        await subject.backend.create('tcp', block);
      },
      async (calls) => {
        expect(kernelList()).to.match(/^4000,4990-4995,50[01]0-5029,8080$/);
        await isMadeGood(shortList, calls);
      },
    );
    expect(steps).to.be.greaterThan(10);
  });

  it('as a deletion that needs several writes: the next change finishes them', async () => {
    const foreign = `8080,${longList}`;
    let shortened = 0;
    await killedAfterEachCall(
      'delete',
      async () => {
        setKernelList(foreign);
        await subject.backend.create('udp', other);
        await subject.backend.create('tcp', block);
      },
      async (calls) => {
        if (!kernelList().endsWith(longList)) shortened += 1;
        await isMadeGood(foreign, calls);
      },
    );
    expect(shortened).to.be.greaterThan(0);
  });
});
