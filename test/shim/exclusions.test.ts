import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { WindowsBackend } from '../../src/backends/windows/windows-backend';
import { type NativeCall, NativeFailure } from '../../src/contract/backend';
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

  it('are ERROR_ACCESS_DENIED without elevation, by the text that netsh prints', async () => {
    windows.machine.hold('tcp', block, 'administered');
    windows.machine.setElevated(false);
    for (const call of [
      () => windows.backend.createExclusion('tcp', { startPort: 6000, numberOfPorts: 1 }, 'active'),
      () => windows.backend.deleteExclusion('tcp', block, 'persistent'),
    ]) {
      const failure = await caught(call(), NativeFailure);
      expect(failure.errno).to.equal(Win32.ERROR_ACCESS_DENIED);
      expect(String(failure.cause)).to.include('netsh prints:');
    }
    expect(windows.machine.blocks()).to.have.length(1);
  });

  describe('where the words of netsh are not recognised', () => {
    const mute = `case $VERB in show) exec $NETSH "$@";; *) echo 'niente da fare'; exit 1;; esac`;

    it('are ERROR_ACCESS_DENIED for who is not elevated', async () => {
      windows.machine.setElevated(false);
      const call = withNetsh(mute).createExclusion('tcp', block, 'active');
      expect(await caught(call, NativeFailure)).to.include({ errno: Win32.ERROR_ACCESS_DENIED });
    });

    it('are ERROR_SHARING_VIOLATION where a block is in the way', async () => {
      windows.machine.hold('tcp', block, 'foreign');
      const call = withNetsh(mute).createExclusion('tcp', block, 'active');
      expect(await caught(call, NativeFailure)).to.deep.include({
        errno: Win32.ERROR_SHARING_VIOLATION,
        obstacle: { kind: 'runtime', range: block },
      });
    });

    it('are ERROR_GEN_FAILURE otherwise, with what netsh prints', async () => {
      const failure = await caught(withNetsh(mute).createExclusion('tcp', block, 'active'), NativeFailure);
      expect(failure).to.include({ errno: Win32.ERROR_GEN_FAILURE, obstacle: undefined });
      expect(String(failure.cause)).to.include('niente da fare');
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
