import { expect } from 'chai';
import { nodeVersions } from './environment/windows-node';
import { withFreshMachine } from './machine';
import { passOnWindows } from './windows-mocha';

describe('the contract on Windows, as far as Wine goes', () => {
  for (const version of nodeVersions) {
    it(`is kept by Windows Node ${version}, edge-js, the shim and stand-ins in System32`, async function () {
      this.timeout('8 minutes');
      await withFreshMachine(async (machine) => {
        await passOnWindows(version, ['test/windows/contract.test.ts'], { atLeast: 56 });
        expect(machine.calls('CreatePersistentUdpPortReservation')).to.be.greaterThan(0);
      });
    });
  }
});
