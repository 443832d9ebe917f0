import { expect } from 'chai';
import { ExitCode } from '../../src/dsc/exit-codes';
import { kernelList } from '../support/linux-namespace';
import { readManifests } from './as-dsc';
import { ResourceUnderTest } from './resource-under-test';

const keys = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;

const cases: readonly (readonly [string, unknown, RegExp])[] = [
  ['a number in quotes', { ...keys, startPort: '5000' }, /^StartPort is '5000'\. .* whole number/],
  ['a fraction', { ...keys, numberOfPorts: 1.5 }, /^NumberOfPorts is 1\.5\. .* whole number/],
  ['zero', { ...keys, startPort: 0 }, /^StartPort is 0\. .* 1 to 65535/],
  ['zero ports', { ...keys, numberOfPorts: 0 }, /^NumberOfPorts is 0\. .* 1 to 65535/],
  ['-1', { ...keys, startPort: -1 }, /^StartPort is -1\. .* 1 to 65535/],
  ['65536', { ...keys, startPort: 65536 }, /^StartPort is 65536\. .* 1 to 65535/],
  ['a block past the end', { ...keys, startPort: 65530 }, /end at port 65549\. .* at most 6 ports/],
  ['null', { ...keys, startPort: null }, /^StartPort is null\./],
  ['a missing key', { protocol: 'tcp', startPort: 5000 }, /^NumberOfPorts is undefined\./],
  ['an unknown protocol', { ...keys, protocol: 'sctp' }, /^The protocol is 'sctp'\. .* 'tcp' or 'udp'/],
  ['the protocol in capitals', { ...keys, protocol: 'TCP' }, /^The protocol is 'TCP'\./],
  ['null for _exist', { ...keys, _exist: null }, /^_exist is null\. .* true or false/],
  ['text for _exist', { ...keys, _exist: 'false' }, /^_exist is 'false'\. .* true or false/],
  ['an unknown property', { ...keys, ensure: 'Present' }, /no property 'ensure'\. .*protocol, startPort/],
  [
    'an inherited name',
    '{"protocol":"tcp","startPort":5000,"numberOfPorts":20,"__proto__":{}}',
    /'__proto__'/,
  ],
  ['an array', [keys], /^The instance is \[/],
  ['no JSON', 'tcp 5000 20', /^Standard input is 'tcp 5000 20'\. .* one JSON object/],
  ['nothing', '', /^Standard input is empty\. /],
  ['a megabyte', `"${'x'.repeat(1_000_000)}"`, /^The instance is 'x+'\.\.\. /],
];

for (const { type } of readManifests().values()) {
  describe(`input of ${type} that is not as the schema has it`, function () {
    this.timeout(60_000);
    const resource = new ResourceUnderTest(type);

    for (const [name, input, expected] of cases) {
      it(`is refused: ${name}`, async () => {
        for (const operation of ['get', 'set', 'test', 'delete'] as const) {
          const error = await resource.refusal(ExitCode.invalidInput, operation, input);
          expect(error['error'], operation).to.match(expected);
          expect(error['errno'], operation).to.equal(87);
        }
        expect(kernelList()).to.equal('');
      });
    }

    it('is refused as a filter of export', async () => {
      const zero = await resource.refusal(ExitCode.invalidInput, 'export', { startPort: 0 });
      expect(zero['error']).to.equal('StartPort is 0. It must be a whole number from 1 to 65535.');
      const misspelt = await resource.refusal(ExitCode.invalidInput, 'export', { protocl: 'tcp' });
      expect(misspelt['error']).to.match(/'protocl'/);
      const noKey = await resource.refusal(ExitCode.invalidInput, 'export', { _exist: true });
      expect(noKey['error']).to.match(/'_exist'.*protocol, startPort, numberOfPorts/);
    });
  });
}
