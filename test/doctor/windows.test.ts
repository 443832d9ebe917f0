import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import type { Check } from '../../src/contract/diagnostics';
import { PortReservations } from '../../src/core/port-reservations';
import { diagnose } from '../../src/doctor/diagnose';
import { root } from '../support/build';
import { run } from '../support/run';
import { standInsUnavailable, type WindowsOnStandIns, windowsBackendOnStandIns } from '../support/standins';
import { checkOf, expectFailed } from './checks';

describe('doctor, of the Windows backend', function () {
  this.timeout(60_000);
  let folder: string;
  let windows: WindowsOnStandIns;

  before(function () {
    const reason = standInsUnavailable();
    if (reason !== undefined) {
      console.log(`      (skipped: ${reason})`);
      this.skip();
    }
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-doctor-'));
    windows = windowsBackendOnStandIns();
  });

  afterEach(async () => {
    await windows.dispose();
    rmSync(folder, { recursive: true });
  });

  function examined(backend = windows.backend): Promise<Check[]> {
    return diagnose(new PortReservations({ backend, locale: 'en' }));
  }

  /** A program that prints this and nothing else, whatever it is asked. */
  function printing(text: string): string {
    const file = path.join(folder, 'program');
    writeFileSync(path.join(folder, 'text'), text);
    writeFileSync(file, `#!/bin/sh\ncat '${folder}/text'\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('finds nothing wrong where nothing is, and names runtime and binary', async () => {
    windows.machine.hold('tcp', { startPort: 50000, numberOfPorts: 60 }, 'administered');
    const checks = await examined();
    expectFailed(checks, []);
    expect(checkOf(checks, 'windows.clr').detail).to.match(/^\.NET \d/);
    expect(checkOf(checks, 'windows.edge').detail).to.match(/edge_coreclr\.node$/);
    expect(checkOf(checks, 'windows.functions').detail).to.include('15');
    expect(checkOf(checks, 'windows.netsh').detail).to.include('1 TCP and 0 UDP');
    expect(checkOf(checks, 'elevation').status).to.equal('ok');
  });

  it('creates, deletes and binds nothing', async () => {
    await examined();
    const { machine } = windows;
    for (const call of [
      'CreatePersistentTcpPortReservation',
      'CreatePersistentUdpPortReservation',
      'DeletePersistentTcpPortReservation',
      'DeletePersistentUdpPortReservation',
      'WSAIoctl',
      'bind',
    ] as const) {
      expect(machine.calls(call), call).to.equal(0);
    }
    expect(machine.calls('LookupPersistentTcpPortReservation')).to.be.greaterThan(0);
  });

  it('knows a session without elevation by the integrity level that whoami prints', async () => {
    windows.machine.setElevated(false);
    expect(checkOf(await examined(), 'elevation').status).to.equal('warning');
  });

  it('does not guess at elevation where whoami cannot be run or names no level', async () => {
    for (const whoami of ['/nowhere/whoami', printing('"Everyone","S-1-1-0"')]) {
      const { backend } = windowsBackendOnStandIns({ whoami });
      expect(checkOf(await examined(backend), 'elevation').status, whoami).to.equal('skipped');
    }
  });

  it('names a netsh that cannot be run, that prints nothing, no table, or rows that are none', async () => {
    const texts = ['', 'The following command was not found: int ipv4.', '----  ----\n 5000  70000\n'];
    for (const text of texts) {
      const { backend } = windowsBackendOnStandIns({ netsh: printing(text) });
      expectFailed(await examined(backend), ['windows.netsh']);
    }
    const { backend } = windowsBackendOnStandIns({ netsh: '/nowhere/netsh' });
    expectFailed(await examined(backend), ['windows.netsh']);
  });

  it('takes an empty table in any language for one that is understood', async () => {
    const netsh = printing(
      '\r\nIntervallo di esclusione\r\n\r\nPorta iniziale    Porta finale\r\n----------    --------\r\n',
    );
    expectFailed(await examined(windowsBackendOnStandIns({ netsh }).backend), []);
  });

  describe('where the installation is broken', () => {
    /** A copy of the program whose native parts lie where a released package has them. */
    let installation: string;
    let native: string;

    beforeEach(() => {
      installation = path.join(folder, 'installation');
      native = path.join(installation, 'dist', 'native');
      cpSync(path.join(root, 'dist'), path.join(installation, 'dist'), { recursive: true });
      cpSync(path.join(root, 'package.json'), path.join(installation, 'package.json'));
      rmSync(native, { recursive: true, force: true });
      mkdirSync(native);
      symlinkSync(path.join(root, 'node_modules', 'edge-js'), path.join(native, 'edge-js'));
      symlinkSync(path.join(root, 'dotnet-shim', 'bin', 'bootstrap'), path.join(native, 'bootstrap'));
      const shim = 'PortReservation.Shim.dll';
      cpSync(path.join(root, 'dotnet-shim', 'bin', 'shim', shim), path.join(native, shim));
    });

    /** What it says of itself, in a process of its own, for a process loads edge-js once. */
    async function examinedThere(environment: Record<string, string> = {}): Promise<Check[]> {
      const script = `
        const { diagnose, PortReservations } = require(${JSON.stringify(path.join(installation, 'dist'))});
        const reservations = new PortReservations({ backend: 'windows', locale: 'en' });
        diagnose(reservations).then((checks) => console.log(JSON.stringify(checks)));`;
      const printed = await run(process.execPath, ['-e', script], {
        env: { ...process.env, ...environment },
      });
      return JSON.parse(printed);
    }

    it('finds everything but netsh, which only Windows has, where nothing is missing', async () => {
      expectFailed(await examinedThere(), ['windows.netsh']);
    });

    it('names a shim that is missing, and goes no further', async () => {
      rmSync(path.join(native, 'PortReservation.Shim.dll'));
      const checks = await examinedThere();
      expectFailed(checks, ['windows.shim', 'lookup']);
      expect(checkOf(checks, 'windows.clr').detail).to.include('Shim');
      expect(checkOf(checks, 'windows.functions').status).to.equal('skipped');
    });

    it('names an edge-js without a binary for this Node', async () => {
      rmSync(path.join(native, 'edge-js'));
      const without = (file: string) => !file.includes('/edge-js/build');
      const edgeJs = path.join(root, 'node_modules', 'edge-js');
      for (const part of ['lib', 'tools', 'package.json']) {
        cpSync(path.join(edgeJs, part), path.join(native, 'edge-js', part), {
          recursive: true,
          filter: without,
        });
      }
      const checks = await examinedThere();
      expectFailed(checks, ['windows.edge', 'lookup']);
      expect(checkOf(checks, 'windows.edge').detail).to.include(path.join('linux', process.arch));
    });

    it('names an edge-js that is not there at all', async () => {
      rmSync(path.join(native, 'edge-js'));
      expectFailed(await examinedThere(), ['windows.edge', 'lookup']);
    });

    it('names a CLR that does not load', async () => {
      rmSync(path.join(native, 'bootstrap'));
      expectFailed(await examinedThere(), ['windows.clr', 'lookup']);
    });

    it('names each function that the system lacks, without calling one', async () => {
      const checks = await examinedThere({ LD_LIBRARY_PATH: '' });
      expectFailed(checks, ['windows.functions', 'windows.netsh', 'lookup']);
      expect(checkOf(checks, 'windows.functions').detail)
        .to.include('CreatePersistentUdpPortReservation (126)')
        .and.include('WSAIoctl (126)');
    });
  });
});
