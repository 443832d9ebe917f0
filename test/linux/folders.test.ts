import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { currentNamespace } from '../../src/backends/linux/namespace';
import { NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList, type LinuxSubject } from '../support/linux-namespace';

const block = { startPort: 5000, numberOfPorts: 20 };

describe('the folders of the Linux state', () => {
  let subject: LinuxSubject;
  let run: string;

  beforeEach(() => {
    subject = freshLinuxBackend();
    run = path.join(subject.stateDirectory, 'run');
  });
  afterEach(() => subject.dispose());

  it('are refused before anything is written where others may write them, also while they are empty', async () => {
    fs.mkdirSync(run);
    fs.chmodSync(run, 0o777);
    const failure = await caught(subject.backend.create('tcp', block), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_INVALID_DATA);
    expect((failure.cause as Error).message).to.contain(`${run} may be written by others (mode 0777)`);
    expect(kernelList()).to.equal('');
    expect(fs.readdirSync(run)).to.deep.equal([]);
  });

  it('are made whole where a process was killed half-way through making one', async () => {
    fs.mkdirSync(`${run}.new`, { mode: 0o700 });
    await subject.backend.create('tcp', block);
    expect(fs.statSync(run).mode & 0o777).to.equal(0o755);
    expect(fs.existsSync(`${run}.new`)).to.equal(false);
  });

  it('are not made through a symbolic link, whose target keeps its mode', async () => {
    const target = path.join(subject.stateDirectory, 'private');
    fs.mkdirSync(target, { mode: 0o700 });
    fs.symlinkSync(target, `${run}.new`);
    const failure = await caught(subject.backend.create('tcp', block), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_INVALID_DATA);
    expect(fs.statSync(target).mode & 0o777).to.equal(0o700);
    expect(kernelList()).to.equal('');
  });

  it('do not collect the files of earlier boots', async () => {
    fs.mkdirSync(run, { mode: 0o755 });
    const former = ['a-boot-17.reservations.json', 'a-boot-17.ledger.json', 'a-boot-17.exclusions.json.new'];
    for (const name of [...former, 'mine.json']) fs.writeFileSync(path.join(run, name), '');
    await subject.backend.create('tcp', block);
    const left = fs.readdirSync(run).filter((name) => !name.startsWith(currentNamespace().bootId));
    expect(left).to.deep.equal(['mine.json']);
  });

  it('of what survives restarts are not written for an exclusion of this boot alone', async () => {
    const { stateDirectory } = subject;
    const host = new LinuxBackend({ stateDirectory }, () => ({ ...currentNamespace(), isHosts: true }));
    await host.create('tcp', block);
    const file = path.join(stateDirectory, 'reservations.json');
    const before = fs.statSync(file, { bigint: true });
    const exclusion = { startPort: 8080, numberOfPorts: 1 };
    await host.createExclusion('tcp', exclusion, 'active');
    await host.deleteExclusion('tcp', exclusion, 'active');
    expect(fs.statSync(file, { bigint: true })).to.include({ ino: before.ino, ctimeNs: before.ctimeNs });
  });
});
