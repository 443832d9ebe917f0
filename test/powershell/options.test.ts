import { expect } from 'chai';
import { manifest, run, type Transcript } from './session';

const refused: Record<string, [options: string, message: RegExp]> = {
  unknown: ["@{ Backed = 'memory' }", /'Backed'.*Backend, Clr, IdleSeconds/],
  table: ["'memory'", /hashtable/],
  backend: ["@{ Backend = 'Memory2' }", /windows, linux, memory.*'Memory2'/],
  backendType: ['@{ Backend = 5 }', /Backend.*'5'/],
  clr: ["@{ Clr = 'mono' }", /framework, core/],
  nodePath: ["@{ NodePath = 'node' }", /absolute path.*'node'/],
  stateDirectory: ["@{ StateDirectory = '' }", /StateDirectory/],
  idleSeconds: ['@{ IdleSeconds = 0 }', /IdleSeconds.*'0'/],
  timeoutSeconds: ["@{ TimeoutSeconds = '5' }", /TimeoutSeconds.*'5'/],
};

describe('the options of the module', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    const attempts = Object.entries(refused).map(
      ([name, [options]]) =>
        `Attempt ${name} { Import-Module ${manifest} -ArgumentList ${options} -Force -ErrorAction Stop }`,
    );
    seen = await run(
      `Remove-Module PortReservation\n${attempts.join('\n')}\nTell modules @(Get-Module PortReservation).Count`,
    );
  });

  for (const [name, [options, message]] of Object.entries(refused)) {
    it(`are refused at import as ${options}`, () => {
      expect(seen.one(`${name} error`)).to.match(message);
    });
  }

  it('leave no module behind that would work with others', () => {
    expect(seen.one('modules')).to.equal('0');
  });

  for (const options of [
    '(\'{"backend":"memory","TIMEOUTSECONDS":30}\' | ConvertFrom-Json | ForEach-Object { $table = @{}; foreach ($one in $_.PSObject.Properties) { $table[$one.Name] = $one.Value }; $table })',
    "@{ Backend = 'Memory'; IdleSeconds = [byte] 5 }",
    "([ordered] @{ BACKEND = 'MEMORY' })",
  ]) {
    it(`are taken as ${options}`, async () => {
      const seen = await run(
        `Attempt it { Import-Module ${manifest} -ArgumentList ${options} -ErrorAction Stop; (New-PersistentTcpPortReservation 5000 1).Backend }`,
        { options: 'not imported' },
      );
      expect(seen.told('it error')).to.deep.equal([]);
      expect(seen.told('it')).to.deep.equal(['memory']);
    });
  }

  it('decide the backend, whatever the environment says', async () => {
    const seen = await run('Tell backend (New-PersistentTcpPortReservation 5000 20).Backend', {
      environment: { PORT_RESERVATION_BACKEND: 'linux' },
    });
    expect(seen.one('backend')).to.equal('memory');
  });
});
