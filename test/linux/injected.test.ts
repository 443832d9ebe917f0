import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { currentNamespace } from '../../src/backends/linux/namespace';
import { Win32 } from '../../src/contract/win32';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';
import { inAnotherProcess, type Outcome, type Request } from './another-process';

const block = { startPort: 5000, numberOfPorts: 20 };
const foreign = '4000,8080';
const withBlock = '4000,5000-5019,8080';

/** The calls by which a change is made: each of them fails, or is the last one of its process. */
const calls = ['mkdir', 'rename', 'fsync', 'pwrite64'];

describe('a change on Linux of which the system refuses one call', function () {
  this.timeout(300_000);
  let subject: LinuxSubject;
  let host: LinuxBackend;

  before(function () {
    if (spawnSync('strace', ['-V']).status !== 0) {
      console.log('      skipped: strace is not installed');
      this.skip();
    }
  });
  beforeEach(() => {
    subject = freshLinuxBackend();
    setKernelList(foreign);
    const { stateDirectory } = subject;
    host = new LinuxBackend({ stateDirectory }, () => ({ ...currentNamespace(), isHosts: true }));
  });
  afterEach(() => subject?.dispose());

  function inject(method: 'create' | 'delete', injected: string): Promise<Outcome | undefined> {
    const { stateDirectory } = subject;
    const request: Request = {
      stateDirectory,
      method,
      protocol: 'tcp',
      range: block,
      namespace: { isHosts: true },
    };
    return inAnotherProcess(request, { injected });
  }

  async function isReserved(): Promise<boolean> {
    return typeof (await host.lookup('tcp', [block]))[0] === 'bigint';
  }

  /** Store and list agree, and nothing foreign is gone. */
  async function expectInOrder(reserved: boolean, what: string): Promise<void> {
    expect(await isReserved(), what).to.equal(reserved);
    expect(kernelList(), what).to.equal(reserved ? withBlock : foreign);
  }

  async function start(method: 'create' | 'delete'): Promise<void> {
    if (await isReserved()) await host.delete('tcp', block);
    if (method === 'delete') await host.create('tcp', block);
  }

  for (const method of ['create', 'delete'] as const) {
    const before = method === 'delete';
    it(`changes nothing when it is a ${method === 'create' ? 'creation' : 'deletion'}, and says so`, async () => {
      let refusals = 0;
      for (const call of calls) {
        for (let when = 1; ; when++) {
          await start(method);
          const what = `${call} ${when}`;
          const outcome = await inject(method, `${call}:error=EIO:when=${when}`);
          if (outcome?.errno === undefined) {
            await expectInOrder(!before, what);
            break;
          }
          refusals += 1;
          expect(outcome.errno, what).to.be.oneOf([Win32.ERROR_WRITE_FAULT, Win32.ERROR_GEN_FAILURE]);
          await expectInOrder(before, what);
        }
      }
      expect(refusals).to.be.greaterThan(3);
    });

    it(`is in order after the next call when a ${method === 'create' ? 'creation' : 'deletion'} is killed there`, async () => {
      let kills = 0;
      for (const call of calls) {
        for (let when = 1; ; when++) {
          await start(method);
          if ((await inject(method, `${call}:signal=KILL:when=${when}`)) !== undefined) break;
          kills += 1;
          await host.restore();
          await expectInOrder(await isReserved(), `${call} ${when}`);
        }
      }
      expect(kills).to.be.greaterThan(3);
    });
  }

  it('is done where the file system has no fsync for a folder (EINVAL)', async () => {
    const outcome = await inject('create', 'fsync:error=EINVAL:when=2');
    expect(outcome?.value).to.match(/^\d+$/);
    await expectInOrder(true, 'created');
  });

  it('is not certain where taking it back is refused too, which has a code of its own, and is put in order', async () => {
    const outcome = await inject('create', 'fsync:error=EIO:when=2+');
    expect(outcome?.errno).to.equal(Win32.ERROR_IO_INCOMPLETE);
    await host.restore();
    await expectInOrder(await isReserved(), 'restored');
  });
});
