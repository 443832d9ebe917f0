import { expect } from 'chai';
import { ExitCode } from '../../src/dsc/exit-codes';
import { start } from './as-dsc';

const keys = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;

describe('arguments of port-reservation dsc that no manifest has', function () {
  this.timeout(60_000);
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no operation', [], /takes <operation>, and 0 operands were given/],
    ['an unknown operation', ['ensure'], /The operation is 'ensure'/],
    ['an inherited name', ['constructor'], /The operation is 'constructor'/],
    [
      'an unknown resource',
      ['get', '--resource', 'PortReservation/Port'],
      /The resource is 'PortReservation\/Port'/,
    ],
    ['an unknown option', ['get', '--force'], /--force.*--what-if, --state-directory, --help/s],
    ['an empty folder', ['get', '--state-directory', ''], /--state-directory is empty/],
    ['another backend', ['get', '--backend', 'memory'], /--backend/],
    ['too much', ['get', 'set'], /takes <operation>, and 2 operands were given/],
    ['what-if where nothing changes', ['get', '--what-if'], /--what-if is not for 'get'.* set, delete/],
  ];
  for (const [name, args, expected] of cases) {
    it(`are refused: ${name}`, async () => {
      const { status, states, messages } = await start('node', ['../cli/main.js', 'dsc', ...args], keys);
      expect(status).to.equal(ExitCode.invalidArguments);
      expect(states).to.deep.equal([]);
      expect(messages).to.have.length(1);
      expect(messages[0]?.['error']).to.match(expected);
    });
  }
});
