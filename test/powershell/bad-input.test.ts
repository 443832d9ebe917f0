import { expect } from 'chai';
import { run, type Transcript } from './session';

const notPorts = [
  '1.5',
  "'5kb'",
  "''",
  '$null',
  '$true',
  '-1',
  '65536',
  '70000',
  "'x'",
  "' 5000'",
  "'0x10'",
  '[double]::NaN',
  '[double]::PositiveInfinity',
  '1e300',
  "('9' * 100000)",
  '@(1, 2)',
  '@{}',
  "[char] '5'",
  '[datetime]::Now',
  '[System.DayOfWeek]::Friday',
];
const ports = ['5000', "'5000'", '5000.0', '[long] 5000', '[decimal] 5000', '[byte] 80', '65535'];

describe('bad input', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(`
      ${notPorts.map((value, i) => `Attempt 'bad ${i}' { Test-PersistentTcpPortReservation (${value}) 20 }`).join('\n')}
      Attempt badCount { New-PersistentTcpPortReservation 5000 1.5 }
      Attempt badPort { Get-PersistentTcpPortReservation -Port 1.5 }
      Tell started ($null -ne (Get-BridgeId))
      ${ports.map((value, i) => `Attempt 'good ${i}' { Test-PersistentTcpPortReservation (${value}) 1 }`).join('\n')}
      Attempt badAddress { New-PortReservationSocket -Protocol tcp -StartPort 5000 -NumberOfPorts 20 -Address localhost }
      Attempt badProtocol { New-PortReservationSocket -Protocol sctp -StartPort 5000 -NumberOfPorts 20 }
    `);
  });

  for (const [i, value] of notPorts.entries()) {
    it(`refuses ${value} as a port`, () => {
      expect(seen.told(`bad ${i}`)).to.deep.equal([]);
      expect(seen.one(`bad ${i} error`)).to.match(
        /^ParameterArgumentTransformationError,.*whole number from 0 to 65535/,
      );
    });
  }

  it('names the value that it refuses, shortened where it is huge', () => {
    expect(seen.one('bad 0 error')).to.contain("'1.5'");
    expect(seen.one('bad 14 error')).to.contain("'9999").and.to.have.length.below(300);
  });

  it('refuses it in every parameter that takes a port or a count, before the bridge is started', () => {
    expect(seen.errors('badCount')[0]).to.match(/^ParameterArgumentTransformationError,New-/);
    expect(seen.errors('badPort')[0]).to.match(/^ParameterArgumentTransformationError,Get-/);
    expect(seen.one('started')).to.equal('False');
  });

  for (const [i, value] of ports.entries()) {
    it(`takes ${value}, which is a whole number`, () => {
      expect(seen.one(`good ${i}`)).to.equal('False');
    });
  }

  it('takes an address in numbers and a known protocol alone', () => {
    expect(seen.errors('badAddress')[0]).to.match(
      /^ParameterArgumentTransformationError,New-PortReservationSocket/,
    );
    expect(seen.errors('badProtocol')[0]).to.match(
      /^ParameterArgumentValidationError,New-PortReservationSocket/,
    );
  });
});
