import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList, type LinuxSubject } from '../support/linux-namespace';

const block = { startPort: 5000, numberOfPorts: 20 };
const second = { startPort: 6000, numberOfPorts: 5 };

describe('the state files on Linux', () => {
  let subject: LinuxSubject;
  let folder: string;
  let file: string;

  beforeEach(async () => {
    subject = freshLinuxBackend();
    folder = path.join(subject.stateDirectory, 'run');
    const before = process.umask(0o077);
    await subject.backend.create('tcp', block);
    process.umask(before);
    const name = fs.readdirSync(folder).find((entry) => entry.endsWith('.reservations.json'));
    file = path.join(folder, name as string);
  });
  afterEach(() => subject.dispose());

  /** Every call refuses, names the file and the rule, and leaves file and list as they are. */
  async function refusedWith(rule: RegExp, named = file): Promise<void> {
    const before = fs.readFileSync(file, 'latin1');
    const calls = [
      () => subject.backend.lookup('tcp', [block]),
      () => subject.backend.heldRanges('udp'),
      () => subject.backend.exclusions('udp', 'persistent'),
      () => subject.backend.create('tcp', second),
      () => subject.backend.delete('tcp', block),
      () => subject.backend.restore(),
    ];
    for (const call of calls) {
      const failure = await caught<NativeFailure>(call(), NativeFailure);
      expect(failure.errno).to.equal(Win32.ERROR_INVALID_DATA);
      expect((failure.cause as Error).message)
        .to.match(rule)
        .and.contain(named);
    }
    expect(fs.readFileSync(file, 'latin1')).to.equal(before);
    expect(kernelList()).to.equal('5000-5019');
  }

  it('may be read by anybody and written by nobody else, whatever the umask', () => {
    expect(fs.statSync(folder).mode & 0o777).to.equal(0o755);
    for (const entry of fs.readdirSync(folder)) {
      expect(fs.statSync(path.join(folder, entry)).mode & 0o777, entry).to.equal(0o644);
    }
    expect(fs.readdirSync(folder).some((entry) => entry.endsWith('.new'))).to.equal(false);
  });

  const malformed = [
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"reservations":[]}',
    '{"version":1,"reservations":{}}',
    '{"version":1,"reservations":[null]}',
    '{"version":1,"reservations":[{"id":"x","protocol":"sctp","startPort":1,"numberOfPorts":1}]}',
    '{"version":1,"reservations":[{"id":"x","protocol":"tcp","startPort":65535,"numberOfPorts":2}]}',
    '{"version":1,"reservations":[{"id":"x","protocol":"tcp","startPort":"5000","numberOfPorts":2}]}',
  ];
  for (const content of malformed) {
    it(`are refused and left alone when they hold ${JSON.stringify(content)}`, async () => {
      fs.writeFileSync(file, content);
      await refusedWith(/is not understood \(.+\).+ move it away/);
    });
  }

  it('are refused when the ledger holds nonsense', async () => {
    file = file.replace('.reservations.', '.ledger.');
    fs.writeFileSync(file, '{"version":2,"added":"5000-","list":"","put":"","taken":"","mark":""}');
    const failure = await caught(subject.backend.create('tcp', second), NativeFailure);
    expect((failure.cause as Error).message)
      .to.match(/'5000-' is neither a port/)
      .and.contain(file);
  });

  it('are refused when others may write them', async () => {
    fs.chmodSync(file, 0o664);
    await refusedWith(/may be written by others \(mode 0664\)/);
  });

  it('are refused when others may write their folder', async () => {
    fs.chmodSync(folder, 0o777);
    await refusedWith(/may be written by others \(mode 0777\)/, folder);
  });

  for (const name of ['reservations', 'ledger']) {
    it(`say so when a newer release has written the ${name}, and do not advise to move the file away`, async () => {
      file = file.replace('.reservations.', `.${name}.`);
      fs.writeFileSync(file, '{"version":3,"wonders":[]}');
      await refusedWith(
        /is of version 3, and this release of port-reservation knows up to 2.+Update this installation/,
      );
    });
  }

  it('are refused, and nobody waits, when there is a pipe in the place of one', async () => {
    fs.rmSync(file);
    execFileSync('mkfifo', [file]);
    const failure = await caught(subject.backend.lookup('tcp', [block]), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_INVALID_DATA);
    expect((failure.cause as Error).message).to.contain(`${file} is no ordinary file`);
  });

  it('are refused when another user owns them', async function () {
    try {
      fs.chownSync(file, 65534, 65534);
    } catch {
      this.skip();
    }
    await refusedWith(/belongs to another user \(uid 65534\)/);
  });

  it('are refused when they are symbolic links', async () => {
    fs.renameSync(file, `${file}.elsewhere`);
    fs.symlinkSync(`${file}.elsewhere`, file);
    await refusedWith(/is a symbolic link/);
  });

  it('leave the list as it was when they cannot be written', async () => {
    const blocked = `${file}.new`;
    fs.mkdirSync(blocked);
    const failure = await caught(subject.backend.create('tcp', second), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_WRITE_FAULT);
    expect((failure.cause as Error).message)
      .to.contain(file)
      .and.contain('stateDirectory');
    expect(kernelList()).to.equal('5000-5019');
    fs.rmdirSync(blocked);
    await subject.backend.create('tcp', second);
    expect(kernelList()).to.equal('5000-5019,6000-6004');
  });
});
