import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { Win32 } from '../../src/contract/win32';
import { freshLinuxBackend, kernelList, type LinuxSubject } from '../support/linux-namespace';
import { inAnotherProcess, type Request } from './another-process';

const block = { startPort: 5000, numberOfPorts: 20 };
const nobody = 65534;

describe('a user without privileges on Linux', function () {
  this.timeout(60_000);
  let subject: LinuxSubject;

  before(function () {
    // In a user namespace of an ordinary user there is no second user to become.
    if (process.geteuid?.() !== 0 || isMappedAlone()) this.skip();
  });
  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject?.dispose());

  function asNobody(request: Omit<Request, 'stateDirectory' | 'protocol'>) {
    const whole: Request = { stateDirectory: subject.stateDirectory, protocol: 'tcp', ...request };
    return inAnotherProcess(whole, { uid: nobody });
  }

  it('looks up the same token as root, and lists', async () => {
    const token = await subject.backend.create('tcp', block);
    const looked = await asNobody({ method: 'lookup', range: block });
    expect(looked?.value).to.deep.equal([`${token}`]);
    const listed = await asNobody({ method: 'heldRanges', range: block });
    expect(listed?.value).to.deep.equal([
      { ...block, kind: 'reservation', token: `${token}`, inEffect: true },
    ]);
  });

  it('is refused any change with ERROR_ACCESS_DENIED, but after ERROR_INVALID_PARAMETER', async () => {
    await subject.backend.create('tcp', block);
    for (const method of ['create', 'delete', 'restore'] as const) {
      expect((await asNobody({ method, range: block }))?.errno, method).to.equal(Win32.ERROR_ACCESS_DENIED);
    }
    const zero = { startPort: 0, numberOfPorts: 1 };
    expect((await asNobody({ method: 'create', range: zero }))?.errno).to.equal(
      Win32.ERROR_INVALID_PARAMETER,
    );
    const missing = { startPort: 6000, numberOfPorts: 1 };
    expect((await asNobody({ method: 'delete', range: missing }))?.errno).to.equal(Win32.ERROR_ACCESS_DENIED);
    expect(kernelList()).to.equal('5000-5019');
  });
});

function isMappedAlone(): boolean {
  return /^\s*0\s+\d+\s+1\s*$/.test(readFileSync('/proc/self/uid_map', 'latin1'));
}
