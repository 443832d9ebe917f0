import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { runNetsh } from '../../src/backends/windows/netsh';
import { WindowsSystem } from '../../src/backends/windows/system';
import { WindowsBackend } from '../../src/backends/windows/windows-backend';
import { type NativeCall, NativeFailure } from '../../src/contract/backend';
import { sentenceOf } from '../../src/contract/locale';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { standInPrograms, type WindowsOnStandIns, windowsBackendOnStandIns } from '../support/standins';

const block = { startPort: 5000, numberOfPorts: 20 };

describe('exclusions through netsh', () => {
  let windows: WindowsOnStandIns;
  let calls: NativeCall[];
  let folder: string;

  beforeEach(() => {
    calls = [];
    folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-netsh-'));
    windows = windowsBackendOnStandIns({ onNativeCall: (call) => calls.push(call) });
  });
  afterEach(async () => {
    await windows.dispose();
    rmSync(folder, { recursive: true });
  });

  /** A Windows backend whose netsh is this shell script; `$NETSH` is the stand-in, `$VERB` what it is to do. */
  function withNetsh(script: string): WindowsBackend {
    const netsh = path.join(folder, 'netsh');
    writeFileSync(netsh, `#!/bin/sh\nNETSH=${standInPrograms.netsh}\nVERB=$3\n${script}\n`);
    chmodSync(netsh, 0o755);
    return new WindowsBackend({ netsh, whoami: standInPrograms.whoami });
  }

  it('pass netsh numbers and constants, the store among them, and nothing through a shell', async () => {
    const log = path.join(folder, 'arguments');
    const backend = withNetsh(`printf '%s\\n' "$*" >> ${log}\nexec $NETSH "$@"`);
    await backend.createExclusion('udp', block, 'persistent');
    await backend.deleteExclusion('udp', block, 'active');
    const changes = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => /add|delete/.test(line));
    const range = 'excludedportrange protocol=udp startport=5000 numberofports=20';
    expect(changes).to.deep.equal([
      `int ipv4 add ${range} store=persistent`,
      `int ipv4 delete ${range} store=active`,
    ]);
  });

  it('name a runtime reservation that is in the way, or that holds what is to be deleted', async () => {
    const range = { startPort: 5010, numberOfPorts: 100 };
    windows.machine.hold('tcp', range, 'foreign');
    const obstacle = { kind: 'runtime', range };
    const met = await caught(windows.backend.createExclusion('tcp', block, 'persistent'), NativeFailure);
    expect(met).to.deep.include({ errno: Win32.ERROR_SHARING_VIOLATION, obstacle });
    const missed = await caught(windows.backend.deleteExclusion('tcp', range, 'persistent'), NativeFailure);
    expect(missed).to.deep.include({ errno: Win32.ERROR_NOT_FOUND, obstacle });
  });

  it('delete what an administrator has excluded without this package', async () => {
    windows.machine.hold('tcp', block, 'administered');
    await windows.backend.deleteExclusion('tcp', block, 'persistent');
    expect(windows.machine.blocks()).to.deep.equal([]);
  });

  describe('when netsh refuses, in words of any language', () => {
    /** A netsh that lists as it should, and refuses every change with these words. */
    function refusing(words: string): WindowsBackend {
      return withNetsh(`case $VERB in show) exec $NETSH "$@";; *) printf '%s' '${words}'; exit 1;; esac`);
    }
    const deniedWords = 'Access is denied.';
    const inUseWords = 'The process cannot access the file because it is being used by another process.';

    it('are ERROR_ACCESS_DENIED for who is not elevated, whatever else there is', async () => {
      windows.machine.hold('tcp', block, 'administered');
      windows.machine.setElevated(false);
      for (const backend of [windows.backend, refusing(inUseWords), refusing('niente da fare')]) {
        for (const call of [
          () => backend.createExclusion('tcp', block, 'active'),
          () => backend.deleteExclusion('tcp', block, 'persistent'),
        ]) {
          const failure = await caught(call(), NativeFailure);
          expect(failure.errno).to.equal(Win32.ERROR_ACCESS_DENIED);
          expect(String(failure.cause)).to.include('netsh prints:');
        }
      }
      expect(windows.machine.blocks()).to.have.length(1);
    });

    it('are ERROR_SHARING_VIOLATION where the table has a block in the way', async () => {
      windows.machine.hold('tcp', block, 'foreign');
      const failure = await caught(
        refusing(deniedWords).createExclusion('tcp', block, 'active'),
        NativeFailure,
      );
      expect(failure).to.deep.include({
        errno: Win32.ERROR_SHARING_VIOLATION,
        obstacle: { kind: 'runtime', range: block },
      });
    });

    for (const protocol of ['tcp', 'udp'] as const) {
      it(`are ERROR_SHARING_VIOLATION where a ${protocol} port of the block is in use, which is named`, async () => {
        const release = await windows.occupy(protocol, 5003);
        try {
          for (const backend of [windows.backend, refusing(deniedWords)]) {
            const failure = await caught(backend.createExclusion(protocol, block, 'active'), NativeFailure);
            expect(failure).to.deep.include({
              errno: Win32.ERROR_SHARING_VIOLATION,
              obstacle: { kind: 'portInUse', range: { startPort: 5003, numberOfPorts: 1 } },
            });
          }
        } finally {
          await release();
        }
      });
    }

    it('are ERROR_NOT_FOUND where what is to be deleted has gone meanwhile', async () => {
      windows.machine.hold('tcp', block, 'administered');
      const vanishing = withNetsh(
        `case $VERB in delete) $NETSH "$@" >/dev/null; echo 'niente da fare'; exit 1;; esac\nexec $NETSH "$@"`,
      );
      const failure = await caught(vanishing.deleteExclusion('tcp', block, 'persistent'), NativeFailure);
      expect(failure.errno).to.equal(Win32.ERROR_NOT_FOUND);
    });

    it('are ERROR_GEN_FAILURE otherwise, with the words', async () => {
      const backend = refusing(inUseWords);
      windows.machine.hold('udp', block, 'administered');
      for (const call of [
        backend.createExclusion('tcp', block, 'active'),
        backend.deleteExclusion('udp', block, 'active'),
      ]) {
        const failure = await caught(call, NativeFailure);
        expect(failure).to.include({ errno: Win32.ERROR_GEN_FAILURE, obstacle: undefined });
        expect(String(failure.cause)).to.include(inUseWords);
      }
    });

    const codePages = {
      CP850: ['Der RPC-Server ist nicht verf\\201gbar.', 'Der RPC-Server ist nicht verfügbar.'],
      CP866: ['\\216\\342\\252\\240\\247', 'Отказ'],
      CP936: ['RPC \\267\\376\\316\\361\\306\\367', 'RPC 服务器'],
      'UTF-8': ['\\344\\270\\255\\346\\226\\207', '中文'],
    } as const;
    for (const [codePage, [printed, shown]] of Object.entries(codePages)) {
      it(`show the words in the letters of the system's OEM code page, ${codePage}`, async () => {
        process.env['PORT_RESERVATION_STANDIN_OEM'] = codePage;
        try {
          const backend = withNetsh(
            `case $VERB in show) exec $NETSH "$@";; *) printf '${printed}'; exit 1;; esac`,
          );
          const failure = await caught(backend.createExclusion('tcp', block, 'active'), NativeFailure);
          expect(String(failure.cause)).to.include(shown);
        } finally {
          delete process.env['PORT_RESERVATION_STANDIN_OEM'];
        }
      });
    }

    it('show the words without what a terminal would obey', async () => {
      const backend = withNetsh(`printf '\\033[31mno\\r\\n\\n\\007entry\\033]0;title\\007'; exit 1`);
      const failure = await caught(backend.heldRanges('tcp'), NativeFailure);
      const shown = String(failure.cause);
      expect(shown).to.include('entry');
      expect([...shown].filter((character) => /\p{Cc}/u.test(character))).to.deep.equal([]);
    });
  });

  it('are not taken for made, or for gone, because netsh says so', async () => {
    const idle = withNetsh(`case $VERB in show) exec $NETSH "$@";; *) echo Ok.;; esac`);
    const made = await caught(idle.createExclusion('tcp', block, 'persistent'), NativeFailure);
    expect(made.errno).to.equal(Win32.ERROR_GEN_FAILURE);
    expect(String(made.cause)).to.include('has no such exclusion in its active store');
    windows.machine.hold('tcp', block, 'administered');
    const gone = await caught(idle.deleteExclusion('tcp', block, 'persistent'), NativeFailure);
    expect(String(gone.cause)).to.include('still has the exclusion in its persistent store');
  });

  describe('when netsh has made or deleted them, and then shows no table', () => {
    /** A netsh that makes changes, and shows its table so many times before it prints words instead. */
    function losingItsTable(after: number, undoes = true): WindowsBackend {
      const count = path.join(folder, 'count');
      writeFileSync(count, '0');
      const undo = undoes ? '' : `[ $VERB = delete ] && { echo no; exit 1; }\n`;
      return withNetsh(
        `if [ $VERB = show ]; then n=$(($(cat ${count}) + 1)); echo $n > ${count}; [ $n -gt ${after} ] && { echo 'nothing to see'; exit 1; }; fi\n${undo}exec $NETSH "$@"`,
      );
    }

    it('are deleted again, and the error says so', async () => {
      const failure = await caught(
        losingItsTable(1).createExclusion('tcp', block, 'persistent'),
        NativeFailure,
      );
      expect(failure).to.include({ errno: Win32.ERROR_GEN_FAILURE, syscall: 'netsh add excludedportrange' });
      expect(String(failure.cause)).to.include('was deleted again').and.include('nothing to see');
      expect(windows.machine.blocks()).to.deep.equal([]);
    });

    it('are said to be there, where they cannot be deleted again', async () => {
      const failure = await caught(
        losingItsTable(0, false).createExclusion('tcp', block, 'persistent'),
        NativeFailure,
      );
      expect(String(failure.cause)).to.include('could neither be confirmed nor deleted again');
      expect(windows.machine.blocks()).to.have.length(1);
    });

    it('are said to be deleted, as far as netsh tells', async () => {
      windows.machine.hold('tcp', block, 'administered');
      const failure = await caught(
        losingItsTable(1).deleteExclusion('tcp', block, 'persistent'),
        NativeFailure,
      );
      expect(failure).to.include({
        errno: Win32.ERROR_GEN_FAILURE,
        syscall: 'netsh delete excludedportrange',
      });
      expect(String(failure.cause)).to.include('netsh reports that it is deleted');
      expect(windows.machine.blocks()).to.deep.equal([]);
    });
  });

  it('name netsh, and no lock, where it does not end', async () => {
    withNetsh('exec sleep 60');
    const system = new WindowsSystem({ netsh: path.join(folder, 'netsh') });
    const failure = await caught(runNetsh(system, 'netsh', ['show', 'anything'], 0.3), NativeFailure);
    expect(failure).to.include({ errno: Win32.ERROR_TIMEOUT, syscall: 'netsh' });
    for (const locale of ['en', 'it'])
      expect(sentenceOf(failure.cause, locale)).to.include('netsh').and.include('0.3 s');
  });

  it('are gone from both stores also where netsh clears one at a time', async () => {
    windows.machine.hold('tcp', block, 'administered');
    // The stand-in clears both for `persistent`; this one leaves the active row to a second command.
    const oneAtATime = withNetsh(
      `case "$*" in *delete*store=persistent) $NETSH "$@" && exec $NETSH int ipv4 add "$4" "$5" "$6" "$7" store=active;; esac\nexec $NETSH "$@"`,
    );
    await oneAtATime.deleteExclusion('tcp', block, 'persistent');
    expect(windows.machine.blocks()).to.deep.equal([]);
  });

  it('fail with the reason when netsh cannot be run', async () => {
    const backend = new WindowsBackend({ netsh: '/nowhere/netsh' });
    const failure = await caught(backend.createExclusion('tcp', block, 'active'), NativeFailure);
    expect(failure).to.include({ syscall: 'netsh add excludedportrange', errno: Win32.ERROR_NOT_SUPPORTED });
    expect(String(failure.cause)).to.include('ENOENT');
  });

  it('leave a trace of each command with its code', async () => {
    await windows.backend.createExclusion('tcp', block, 'active');
    await caught(windows.backend.createExclusion('tcp', block, 'active'), NativeFailure);
    await windows.backend.deleteExclusion('tcp', block, 'active');
    const changes = calls.filter(({ name }) => name.endsWith('excludedportrange'));
    const detail = 'StartPort=5000 NumberOfPorts=20';
    expect(changes).to.deep.equal([
      { name: 'netsh add excludedportrange', errno: 0, detail },
      { name: 'netsh add excludedportrange', errno: 32, detail },
      { name: 'netsh delete excludedportrange', errno: 0, detail },
    ]);
  });
});
