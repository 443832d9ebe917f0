import { expect } from 'chai';
import { portReservation } from './cli';
import { nodeVersions } from './environment/windows-node';
import { withFreshMachine } from './machine';

interface Check {
  readonly id: string;
  readonly status: string;
}

describe('doctor on Windows', function () {
  this.timeout('3 minutes');

  for (const version of nodeVersions) {
    it(`finds every part of the chain in order, on Node ${version}`, () =>
      withFreshMachine(async () => {
        const { status, stdout, stderr } = await portReservation(version, ['doctor', '--json']);
        expect(status, stdout + stderr).to.equal(0);
        const checks = JSON.parse(stdout).checks as Check[];
        expect(checks.filter((check) => check.status !== 'ok')).to.deep.equal([]);
        expect(checks.length).to.be.at.least(10);
      }));

    it(`probes, and leaves nothing of what it made, on Node ${version}`, () =>
      withFreshMachine(async (machine) => {
        const { status, stdout, stderr } = await portReservation(version, ['doctor', '--probe', '--yes'], {
          patience: 120,
        });
        expect(status, stdout + stderr).to.equal(0);
        expect(machine.calls('CreatePersistentTcpPortReservation')).to.be.greaterThan(0);
        expect(machine.blocks()).to.deep.equal([]);
      }));
  }
});
