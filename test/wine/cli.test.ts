import { expect } from 'chai';
import { portReservation, portReservationAtEndOfInput } from './cli';
import { nodeVersions } from './environment/windows-node';
import { withFreshMachine } from './machine';

const block = { startPort: 5000, numberOfPorts: 20 };
const numbers = [block.startPort, block.numberOfPorts];

describe('the command line on Windows', function () {
  this.timeout('3 minutes');

  for (const version of nodeVersions) {
    const answered = async (...args: (string | number)[]) => {
      const { status, stdout, stderr } = await portReservation(version, args);
      expect(status, stdout + stderr).to.equal(0);
      return stdout;
    };
    const refused = async (...args: (string | number)[]) => {
      const { status, stdout, stderr } = await portReservation(version, [...args, '--json']);
      expect(stdout, stderr).to.equal('');
      return { status, ...JSON.parse(stderr) };
    };

    it(`creates, finds, lists, uses and deletes a reservation, each by a process of its own, on Node ${version}`, () =>
      withFreshMachine(async (machine) => {
        const created = JSON.parse(await answered('create', ...numbers, '--json'));
        expect(created).to.include({ protocol: 'tcp', ...block, backend: 'windows' });
        expect(machine.blocks()).to.deep.include({
          ...block,
          protocol: 'tcp',
          token: BigInt(created.token),
          kind: 'reservation',
        });
        expect(JSON.parse(await answered('lookup', ...numbers, '--json')).token).to.equal(created.token);
        expect(await answered('lookup', ...numbers)).to.include(created.token);
        expect(JSON.parse(await answered('list', '--json'))).to.have.lengthOf(1);
        machine.hold('udp', { startPort: 50000, numberOfPorts: 60 }, 'administered');
        expect(await answered('exclusions', '--udp')).to.match(/\b50000\b.*\b50059\b/);
        const drawn = await portReservationAtEndOfInput(version, ['bind', ...numbers]);
        expect(Number(drawn.stdout), drawn.stderr).to.equal(5000);
        await answered('delete', ...numbers);
        expect(await refused('lookup', ...numbers)).to.include({
          status: 1,
          code: 'ERROR_NOT_FOUND',
          errno: 1168,
        });
      }));

    it(`keeps UDP apart and refuses with the Win32 code, on Node ${version}`, () =>
      withFreshMachine(async (machine) => {
        await answered('create', ...numbers, '--udp');
        expect(await refused('lookup', ...numbers)).to.include({ status: 1, errno: 1168 });
        expect(await refused('create', 5019, 1, '--udp')).to.include({ status: 1, errno: 32 });
        expect(await refused('create', 0, 1)).to.include({ errno: 87 });
        expect(await refused('create', '5000abc', 20)).to.include({ status: 2, errno: 87 });
        machine.setElevated(false);
        expect(await refused('create', 6000, 1)).to.include({
          status: 1,
          code: 'ERROR_ACCESS_DENIED',
          errno: 5,
        });
        expect(await refused('delete', ...numbers, '--udp')).to.include({ status: 1, errno: 5 });
        await answered('lookup', ...numbers, '--udp');
      }));
  }
});
