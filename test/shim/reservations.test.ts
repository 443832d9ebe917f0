import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { type EdgeMethod, loadEdge } from '../../src/backends/windows/edge';
import { findInstallation } from '../../src/backends/windows/installation';
import { WindowsBackend } from '../../src/backends/windows/windows-backend';
import { type NativeCall, NativeFailure } from '../../src/contract/backend';
import { type PortRange, protocols } from '../../src/contract/reservation';
import { reservationFunction, Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { standInPrograms, type WindowsOnStandIns, windowsBackendOnStandIns } from '../support/standins';

const block: PortRange = { startPort: 5000, numberOfPorts: 20 };

describe('reservations through edge-js and the shim', () => {
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

  it('stand on stand-ins that read and write no wider than the real functions', () => {
    execFileSync(standInPrograms.checkIphlpapi, { env: windows.machine.environment });
  });

  for (const protocol of protocols) {
    it(`reach iphlpapi with the ${protocol} start port in network byte order and the count as it is`, async () => {
      const token = await windows.backend.create(protocol, block);
      expect(windows.machine.blocks()).to.deep.equal([{ ...block, protocol, token, kind: 'reservation' }]);
      await windows.backend.lookup(protocol, [{ startPort: 258, numberOfPorts: 772 }]);
      expect(windows.machine.lastPassed()).to.deep.equal({ startPort: 258, numberOfPorts: 772 });
      await windows.backend.delete(protocol, block);
      expect(windows.machine.lastPassed()).to.deep.equal(block);
    });

    it(`reach the ${protocol} functions with every bit of large ports and counts`, async () => {
      for (const range of [
        { startPort: 1, numberOfPorts: 65535 },
        { startPort: 65535, numberOfPorts: 1 },
        { startPort: 32768, numberOfPorts: 32768 },
      ]) {
        await windows.backend.delete(protocol, range).catch(() => undefined);
        expect(windows.machine.lastPassed()).to.deep.equal(range);
        await windows.backend.lookup(protocol, [range]);
        expect(windows.machine.lastPassed()).to.deep.equal(range);
      }
    });
  }

  it('bring every bit of a token back, above 2^63 and below', async () => {
    const tokens: bigint[] = [];
    for (let startPort = 21000; startPort < 21012; startPort++) {
      tokens.push(await windows.backend.create('tcp', { startPort, numberOfPorts: 1 }));
    }
    expect(tokens).to.deep.equal(windows.machine.blocks().map(({ token }) => token));
    expect(tokens.some((token) => token >= 2n ** 63n)).to.equal(true);
    expect(tokens.some((token) => token < 2n ** 63n)).to.equal(true);
    expect(tokens.every((token) => BigInt(Number(token)) !== token)).to.equal(true);
    const ranges = windows.machine.blocks();
    expect(await windows.backend.lookup('tcp', ranges)).to.deep.equal(tokens);
  });

  it('cross edge-js once for a batch of 10,000, in order', async () => {
    const token = await windows.backend.create('tcp', block);
    const crossings = countCrossings();
    try {
      const backend = new WindowsBackend();
      const ranges = Array.from({ length: 10_000 }, (_unused, index) =>
        index % 100 === 0 ? block : { startPort: index + 1, numberOfPorts: 1 },
      );
      const answers = await backend.lookup('tcp', ranges);
      expect(answers).to.deep.equal(ranges.map((range) => (range === block ? token : Win32.ERROR_NOT_FOUND)));
      expect(crossings.methods).to.deep.equal(['LookupManyTcp']);
      expect(windows.machine.calls('LookupPersistentTcpPortReservation')).to.equal(10_000);
    } finally {
      crossings.restore();
    }
  });

  it('cross edge-js for one block with numbers and text alone, the cheapest that it carries', async () => {
    const token = await windows.backend.create('tcp', block);
    const crossings = countCrossings();
    try {
      const backend = new WindowsBackend();
      expect(await backend.lookup('tcp', [block])).to.deep.equal([token]);
      expect(await backend.lookup('udp', [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
      expect(crossings.methods).to.deep.equal(['LookupTcp', 'LookupUdp']);
    } finally {
      crossings.restore();
    }
  });

  it('do not cross at all for an empty batch', async () => {
    expect(await windows.backend.lookup('tcp', [])).to.deep.equal([]);
    expect(windows.machine.calls('LookupPersistentTcpPortReservation')).to.equal(0);
  });

  it('keep ERROR_ACCESS_DENIED when the caller is not elevated, and still look up', async () => {
    const token = await windows.backend.create('udp', block);
    windows.machine.setElevated(false);
    for (const refused of [windows.backend.create('udp', block), windows.backend.delete('udp', block)]) {
      expect((await caught(refused, NativeFailure)).errno).to.equal(Win32.ERROR_ACCESS_DENIED);
    }
    expect(await windows.backend.lookup('udp', [block])).to.deep.equal([token]);
  });

  for (const [kind, obstacle] of [
    ['foreign', { kind: 'runtime' }],
    ['administered', { kind: 'exclusion', store: 'persistent' }],
  ] as const) {
    it(`name a range that is in the way by its kind: ${obstacle.kind}`, async () => {
      const range = { startPort: 5010, numberOfPorts: 100 };
      windows.machine.hold('tcp', range, kind);
      const failure = await caught(windows.backend.create('tcp', block), NativeFailure);
      expect(failure).to.deep.include({
        syscall: 'CreatePersistentTcpPortReservation',
        errno: Win32.ERROR_SHARING_VIOLATION,
        obstacle: { ...obstacle, range },
      });
    });
  }

  it('refuse without an obstacle when netsh cannot say what is in the way', async () => {
    await windows.backend.create('tcp', block);
    const backend = new WindowsBackend({ netsh: '/nowhere/netsh' });
    const failure = await caught(backend.create('tcp', block), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_SHARING_VIOLATION);
    expect(failure.obstacle).to.equal(undefined);
  });

  it('are listed with what is known of each range: its token, its star, or neither', async () => {
    windows.machine.hold('tcp', { startPort: 50000, numberOfPorts: 60 }, 'administered');
    windows.machine.hold('tcp', { startPort: 80, numberOfPorts: 1 }, 'foreign');
    windows.machine.hold('udp', { startPort: 90, numberOfPorts: 1 }, 'foreign');
    const token = await windows.backend.create('tcp', block);
    expect(await windows.backend.heldRanges('tcp')).to.deep.equal([
      { startPort: 80, numberOfPorts: 1, kind: 'runtime', token: null, inEffect: true },
      { ...block, kind: 'reservation', token, inEffect: true },
      { startPort: 50000, numberOfPorts: 60, kind: 'administered', token: null, inEffect: true },
    ]);
    const administered = [{ startPort: 50000, numberOfPorts: 60, inEffect: true }];
    expect(await windows.backend.exclusions('tcp', 'active')).to.deep.equal(administered);
    expect(await windows.backend.exclusions('tcp', 'persistent')).to.deep.equal(administered);
  });

  it('fail to be listed with the reason, when netsh cannot be run or prints no table', async () => {
    const reasons = { '/nowhere/netsh': 'ENOENT', '/bin/true': 'printed nothing' };
    for (const [netsh, reason] of Object.entries(reasons)) {
      const failure = await caught(new WindowsBackend({ netsh }).heldRanges('tcp'), NativeFailure);
      expect(failure).to.include({ syscall: 'netsh', errno: Win32.ERROR_NOT_SUPPORTED });
      expect(String(failure.cause)).to.include(reason);
    }
  });

  for (const status of [0, 1]) {
    it(`fail to be listed with what netsh prints in place of a table, at exit status ${status}`, async () => {
      const netsh = path.join(folder, 'netsh');
      writeFileSync(netsh, `#!/bin/sh\necho 'The following command was not found.'\nexit ${status}\n`);
      chmodSync(netsh, 0o755);
      const failure = await caught(new WindowsBackend({ netsh }).heldRanges('tcp'), NativeFailure);
      expect(failure).to.include({ syscall: 'netsh', errno: Win32.ERROR_NOT_SUPPORTED });
      expect(String(failure.cause)).to.include('The following command was not found.');
    });
  }

  it('are never listed by a netsh found on PATH where there is no system directory', async () => {
    const failure = await caught(new WindowsBackend().heldRanges('tcp'), NativeFailure);
    expect(failure).to.include({ syscall: 'netsh', errno: Win32.ERROR_NOT_SUPPORTED });
    expect(String(failure.cause)).to.include('no system directory');
  });

  it('leave a trace of each native call with its code', async () => {
    const token = await windows.backend.create('tcp', block);
    await windows.backend.lookup('tcp', [block, { startPort: 0, numberOfPorts: 1 }]);
    await windows.backend.delete('tcp', block);
    const range = 'StartPort=5000 NumberOfPorts=20';
    expect(calls).to.deep.equal([
      { name: reservationFunction('Create', 'tcp'), errno: 0, detail: `${range} Token=${token}` },
      { name: reservationFunction('Lookup', 'tcp'), errno: 0, detail: `${range} Token=${token}` },
      { name: reservationFunction('Lookup', 'tcp'), errno: 87, detail: 'StartPort=0 NumberOfPorts=1' },
      { name: reservationFunction('Delete', 'tcp'), errno: 0, detail: range },
    ]);
  });
});

/** Records the shim's methods as they are called, from the next backend's first call on. */
function countCrossings(): { readonly methods: string[]; restore(): void } {
  const edge = loadEdge(findInstallation(), 'core');
  const genuine = edge.func;
  const methods: string[] = [];
  edge.func = (method) => {
    const call = genuine(method);
    const counted: EdgeMethod = (input, synchronously) => {
      methods.push(method.methodName);
      return call(input, synchronously);
    };
    return counted;
  };
  return {
    methods,
    restore() {
      edge.func = genuine;
    },
  };
}
