import * as path from 'node:path';
import { expect } from 'chai';
import { run } from '../support/run';
import { buildStandIns, StandInMachine } from '../support/standins';

const project = path.join(__dirname, 'mono-caller');

describe('the shim on Mono, the nearest thing here to .NET Framework', () => {
  let machine: StandInMachine;

  before(async function () {
    this.timeout('2 minutes');
    await run('dotnet', ['build', project, '--configuration', 'Release', '--verbosity', 'quiet', '--nologo']);
    machine = new StandInMachine();
  });
  after(() => machine.dispose());

  it('answers every call as on CoreCLR: tokens whole, codes as data, a port drawn from the block', async () => {
    const printed = await run('mono', [path.join(project, 'bin', 'mono-caller.exe')], {
      env: { PATH: process.env['PATH'], ...buildStandIns(), ...machine.environment, LANG: 'C.UTF-8' },
    });
    expect(printed.trimEnd().split('\n')).to.deep.equal([
      'CreateTcp: fedcba9876543210',
      'CreateTcp again: 32',
      'CreateUdp: ffdebd9c7b5a3919',
      'LookupTcp: fedcba9876543210',
      'LookupTcp other: 1168',
      'LookupManyTcp: 0',
      'LookupManyTcp token: 18364758544493064720',
      'LookupManyTcp other: 1168',
      'Bind step: 0',
      'Bind code: 0',
      'Bind port: 5000',
      'Close: 0',
      'Bind refused step: 3',
      'Bind refused code: 10022',
      'DeleteUdp: 0',
      'DeleteTcp: 0',
      'DeleteTcp again: 1168',
      'CreateTcp of no number: 87',
      'OemText: Für è',
      'runtime: Mono',
    ]);
    expect(machine.calls('LookupPersistentTcpPortReservation')).to.equal(4);
  });
});
