import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { currentNamespace } from '../../src/backends/linux/namespace';
import { ownershipOf } from '../../src/backends/linux/ownership';
import { PortSet } from '../../src/backends/linux/port-set';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';
import type { Request } from './another-process';
import { anyPortSet } from './arbitrary-ports';
import { compiled } from './compiled';

const block = { startPort: 30000, numberOfPorts: 10 };
const inOneWrite = (list: PortSet) => [list];

describe('whose a port on the Linux list is', () => {
  it('is never ours where it is neither in the ledger nor stored', () => {
    fc.assert(
      fc.property(anyPortSet, anyPortSet, anyPortSet, anyPortSet, (kernel, added, list, stored) => {
        const ledger = { added, list, put: PortSet.empty, taken: PortSet.empty, mark: '' };
        const { owned } = ownershipOf(kernel, ledger, stored, inOneWrite);
        expect(kernel.contains(owned)).to.equal(true);
        expect(added.union(stored).contains(owned)).to.equal(true);
      }),
    );
  });

  it('is as the ledger says while the list is what we left, also where others have added ports beside', () => {
    const added = PortSet.parse('5000-5019');
    const list = PortSet.parse('5000-5019,8080');
    const ledger = { added, list, put: PortSet.empty, taken: PortSet.empty, mark: '' };
    for (const kernel of ['5000-5019,8080', '5000-5019,8080,9000']) {
      const { owned } = ownershipOf(PortSet.parse(kernel), ledger, added, inOneWrite);
      expect(`${owned}`).to.equal('5000-5019');
    }
  });
});

describe('the deletion of a reservation on Linux', () => {
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  it('leaves all of a range that somebody has put on the list around it since', async () => {
    await subject.backend.create('tcp', block);
    setKernelList('30000-32767');
    await subject.backend.delete('tcp', block);
    expect(kernelList()).to.equal('30000-32767');
  });

  it("leaves the ports that the system's configuration names", async () => {
    const configured = () => PortSet.parse('30000-30004');
    const backend = new LinuxBackend({ stateDirectory: subject.stateDirectory }, undefined, configured);
    await backend.create('tcp', block);
    await backend.delete('tcp', block);
    expect(kernelList()).to.equal('30000-30004');
  });

  it('takes its ports off the list where the ledger is gone, as in a container made anew over the same store', async () => {
    const { stateDirectory } = subject;
    const host = new LinuxBackend({ stateDirectory }, () => ({ ...currentNamespace(), isHosts: true }));
    await host.create('tcp', block);
    fs.rmSync(path.join(stateDirectory, 'run'), { recursive: true });
    const again = new LinuxBackend({ stateDirectory }, () => ({ ...currentNamespace(), isHosts: true }));
    setKernelList('8080,30000-30009');
    await again.delete('tcp', block);
    expect(kernelList()).to.equal('8080');
  });
});

describe('a list made on Linux while another process changes something', () => {
  it('shows one moment: what is being created is not shown as foreign', async () => {
    const subject = freshLinuxBackend();
    const { stateDirectory } = subject;
    await subject.backend.create('tcp', { startPort: 5000, numberOfPorts: 2 });
    const request: Request = { stateDirectory, method: 'create', protocol: 'tcp', range: block };
    const program = compiled(path.join(__dirname, 'one-call.ts'));
    let created = false;
    const reader = new LinuxBackend({
      stateDirectory,
      onNativeCall: ({ name }) => {
        // Between the reading of the files and that of the list.
        if (created || !name.endsWith('.ledger.json')) return;
        created = true;
        execFileSync(process.execPath, [program, JSON.stringify(request)]);
      },
    });
    const seen = await reader.heldRanges('tcp');
    expect(created).to.equal(true);
    expect(seen.map(({ kind, startPort }) => [kind, startPort])).to.deep.equal([
      ['reservation', 5000],
      ['reservation', 30000],
    ]);
    await subject.dispose();
  });
});

describe("port 0 on the kernel's list", () => {
  it('is left there and not shown, for no block begins with it', async () => {
    const subject = freshLinuxBackend();
    setKernelList('0-65535');
    expect(await subject.backend.heldRanges('tcp')).to.deep.equal([
      { startPort: 1, numberOfPorts: 65535, kind: 'foreign', token: null, inEffect: true },
    ]);
    setKernelList('0,8080');
    await subject.backend.create('tcp', block);
    await subject.backend.delete('tcp', block);
    expect(kernelList()).to.equal('0,8080');
    await subject.dispose();
  });
});
