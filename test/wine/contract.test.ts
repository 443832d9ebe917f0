import * as path from 'node:path';
import { expect } from 'chai';
import { StandInMachine } from '../support/standins';
import { application } from './environment/application';
import { root } from './environment/cache';
import { nodeVersions, windowsNode } from './environment/windows-node';
import { onCoreClr, onMachine, windowsPath, wine } from './wine';

const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
/** Each list of exclusions starts a netsh, so the slowest test takes seconds. */
const options = ['--no-config', '--no-package', '--no-color', '--exit', '--timeout', '30s'];
/** The tests that a Windows machine runs against its own functions. */
const contract = path.join(application, 'test', 'windows', 'contract.test.js');

describe('the contract on Windows, as far as Wine goes', () => {
  for (const version of nodeVersions) {
    it(`is kept by Windows Node ${version}, edge-js, the shim and stand-ins in System32`, async function () {
      this.timeout('5 minutes');
      const machine = new StandInMachine();
      try {
        const finished = await wine(
          windowsNode(version),
          [windowsPath(mocha), ...options, windowsPath(contract)],
          { env: { ...onCoreClr, ...onMachine(machine) }, patience: 120 },
        );
        const passed = Number(/(\d+) passing/.exec(finished.stdout)?.[1]);
        expect(finished.status, finished.stdout + finished.stderr).to.equal(0);
        expect(passed, finished.stdout).to.be.greaterThan(30);
        expect(machine.calls('CreatePersistentUdpPortReservation')).to.be.greaterThan(0);
      } finally {
        machine.dispose();
      }
    });
  }
});
