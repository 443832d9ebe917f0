import { expect } from 'chai';
import type { Check } from '../../src/diagnosis';
import type { ProbeReport } from '../../src/doctor/probe';
import { portReservation } from './cli';
import { nodeVersions } from './environment/windows-node';
import { withFreshMachine } from './machine';

interface Report {
  readonly checks: readonly Check[];
  readonly probe?: ProbeReport;
}

describe('doctor on Windows', function () {
  this.timeout('3 minutes');

  for (const version of nodeVersions) {
    const report = async (...args: string[]): Promise<Report> => {
      const { status, stdout, stderr } = await portReservation(version, ['doctor', ...args, '--json']);
      expect({ status, stderr }, stdout).to.deep.equal({ status: 0, stderr: '' });
      return JSON.parse(stdout);
    };

    it(`finds every part at work, and names runtime and binaries, on Node ${version}`, () =>
      withFreshMachine(async (machine) => {
        const { checks } = await report();
        const shown = JSON.stringify(checks, undefined, 2);
        expect(
          checks.filter(({ status }) => status !== 'ok').map(({ id }) => id),
          shown,
        ).to.deep.equal([]);
        const details = Object.fromEntries(checks.map(({ id, detail }) => [id, detail]));
        expect(details['windows.edge']).to.match(/win32\\x64\\\d+\\edge_coreclr\.node$/);
        expect(details['windows.visualCRuntime']).to.include('VCRUNTIME140_1.dll');
        expect(details['windows.clr']).to.match(/^\.NET 10\./);
        expect(details['windows.netsh']).to.match(/system32\\netsh\.exe/i);
        expect(machine.blocks()).to.deep.equal([]);
      }));

    it(`probes, and leaves nothing behind, on Node ${version}`, () =>
      withFreshMachine(async (machine) => {
        const { probe } = await report('--probe', '--yes');
        expect(probe).to.deep.include({ interrupted: false, leftovers: [] });
        const answers = Object.fromEntries(probe?.observations.map(({ id, answer }) => [id, answer]) ?? []);
        expect(answers, JSON.stringify(probe, undefined, 2)).to.deep.include({
          'row.starred': 'no',
          'bind.associated': 'yes',
          'bind.usedUp': 'WSAEADDRINUSE',
          'delete.socketOpen': 'yes',
          'exclusion.starred': 'yes',
          'exclusion.lookup': 'ERROR_NOT_FOUND',
          'reservation.deletedByTool': 'no',
        });
        expect(machine.blocks()).to.deep.equal([]);
      }));
  }
});
