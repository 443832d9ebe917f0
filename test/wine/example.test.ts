import { expect } from 'chai';
import { occupyWithSocket } from '../support/occupy';
import { portReservation } from './cli';
import { referenceExample } from './environment/reference-example';
import { plugInFreshMachine } from './machine';
import { type Finished, wine } from './wine';

const version = '22.23.3';

interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  /** A line that both must say, lest they agree on something else. */
  readonly says: string;
  readonly status: 0 | 1;
}

/** Wine's own Winsock knows none of the reservation ioctls. */
const ownWinsock = { WINEDLLOVERRIDES: 'ws2_32=b' };

const cases: readonly Case[] = [
  { what: 'a block that is reserved', args: ['5000', '20'], says: 'Port number allocated = 5000', status: 0 },
  { what: 'a block that is not', args: ['6000', '20'], says: returned(1168), status: 1 },
  { what: 'a part of a block', args: ['5000', '19'], says: returned(1168), status: 1 },
  { what: 'a start of zero', args: ['0', '20'], says: returned(87), status: 1 },
  { what: 'a count of zero', args: ['5000', '0'], says: returned(87), status: 1 },
  { what: 'a block past the last port', args: ['65535', '2'], says: returned(87), status: 1 },
  { what: 'a start past 65535', args: ['65536', '20'], says: 'Starting point must be', status: 1 },
  { what: 'a start below zero', args: ['-1', '20'], says: 'Starting point must be', status: 1 },
  { what: 'a count below zero', args: ['5000', '-1'], says: 'Number of ports must be', status: 1 },
  { what: 'no arguments', args: [], says: 'usage: ', status: 1 },
  { what: 'one argument', args: ['5000'], says: 'usage: ', status: 1 },
  { what: 'three arguments', args: ['5000', '20', '1'], says: 'usage: ', status: 1 },
  {
    what: 'an ioctl that is refused',
    args: ['5000', '20'],
    env: ownWinsock,
    says: 'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION) failed with error = 10045',
    status: 0,
  },
  { what: 'a block that is used up', args: ['5100', '1'], says: 'bind failed with error = 10048', status: 0 },
];

function returned(code: number): string {
  return `LookupPersistentTcpPortReservation returned error: ${code}`;
}

describe('port-reservation example, beside the reference page’s example as a Windows program', function () {
  this.timeout('1 minute');

  const undo: (() => unknown)[] = [];

  before('5000-5019 is reserved, and so is 5100, which is in use', async () => {
    undo.push(plugInFreshMachine().unplug);
    for (const block of [
      [5000, 20],
      [5100, 1],
    ]) {
      const { status, stderr } = await portReservation(version, ['create', ...block]);
      expect(status, stderr).to.equal(0);
    }
    undo.push(await occupyWithSocket('tcp', 5100));
  });
  after(async () => {
    for (const step of undo.reverse()) await step();
  });

  for (const { what, args, env = {}, says, status } of cases) {
    it(`says and does the same for ${what}`, async () => {
      const reference = await wine(referenceExample, args, { env });
      const ours = await portReservation(version, ['example', ...args], { env });
      expect(ours.stdout, ours.stderr).to.equal(withDeviations(reference));
      expect(ours.stdout).to.include(says);
      expect([reference.status, ours.status]).to.deep.equal([status, status]);
    });
  }

  it('does not read 5000abc as 5000, and does not cut a count of 65556 to 20', async () => {
    for (const args of [
      ['5000abc', '20'],
      ['5000', '65556'],
    ]) {
      expect((await wine(referenceExample, args)).stdout).to.include('call succeeded');
      const ours = await portReservation(version, ['example', ...args]);
      expect(ours.status).to.equal(1);
      expect(ours.stdout).to.equal('');
      expect(ours.stderr).to.match(/5000abc|65556/);
    }
  });
});

/** What the reference prints, with the differences that docs/example-deviations.md lists. */
function withDeviations({ stdout }: Finished): string {
  return stdout
    .replace(/^(usage:| {2}) .*\.exe /gm, '$1 port-reservation example ')
    .replace(/(NumPorts=20)$/, '$1\n')
    .replace(
      /^( {2}Token = )(-\d+)$/m,
      (_all, label: string, token: string) => label + BigInt.asUintN(64, BigInt(token)),
    );
}
