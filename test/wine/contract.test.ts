import { expect } from 'chai';
import { StandInMachine } from '../support/standins';
import { nodeVersions } from './environment/windows-node';
import { passOnWindows } from './windows-mocha';

describe('the contract on Windows, as far as Wine goes', () => {
  for (const version of nodeVersions) {
    it(`is kept by Windows Node ${version}, edge-js, the shim and stand-ins in System32`, async function () {
      this.timeout('4 minutes');
      const machine = new StandInMachine();
      try {
        await passOnWindows(version, ['test/windows/contract.test.ts'], { machine, atLeast: 32 });
        expect(machine.calls('CreatePersistentUdpPortReservation')).to.be.greaterThan(0);
      } finally {
        machine.dispose();
      }
    });
  }
});
