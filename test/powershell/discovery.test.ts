import { expect } from 'chai';
import { importing, run, type Transcript } from './session';

describe('what the commands show of themselves', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(`
      function Complete([string] $Name, [string] $Line) {
        foreach ($match in [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches) {
          Tell $Name "$($match.CompletionText)|$($match.ToolTip -replace '\\d{5,}', '#')"
        }
      }
      $null = New-PersistentTcpPortReservation 5000 20
      $null = New-PersistentTcpPortReservation 5100 1
      $null = New-PersistentUdpPortReservation 6000 4
      $null = New-ExcludedPortRange Tcp 7000 8
      $one = Get-PersistentTcpPortReservation 5000 20

      $VerbosePreference = 'Continue'
      Complete get 'Get-PersistentTcpPortReservation '
      $VerbosePreference = 'SilentlyContinue'
      Complete word 'Remove-PersistentTcpPortReservation -StartPort 51'
      Complete number 'Test-PersistentTcpPortReservation -StartPort 5000 -NumberOfPorts '
      Complete socket 'New-PortReservationSocket -Protocol udp -StartPort '
      Complete getExcluded 'Get-ExcludedPortRange Tcp '
      Complete removeExcluded 'Remove-ExcludedPortRange -StartPort '

      Tell text "$one"
      Tell single "$(Get-PersistentTcpPortReservation 5100 1)"
      Tell excluded "$(Get-ExcludedPortRange -Port 7000)"
      Tell ports "$($one.Ports().Count) $($one.Ports()[0]) $($one.Ports()[-1])"
      Tell json ($one | ConvertTo-Json -Compress)
      Tell line ((Get-ExcludedPortRange | Out-String -Width 80) -split '\\r?\\n')
      Tell kind (Get-ExcludedPortRange).Kind

      Attempt verbose { Test-PersistentTcpPortReservation 5000 20 -Verbose 4>&1; Test-PersistentTcpPortReservation 5000 19 -Verbose 4>&1 }
      Attempt quiet { Test-PersistentTcpPortReservation 5000 20 4>&1 }
      Attempt verboseExclusion { New-ExcludedPortRange Udp 7100 1 -Verbose 4>&1 }
    `);
  });

  it('complete a start port from what exists, with block and token, and keep quiet about it', () => {
    expect(seen.told('get')).to.deep.equal(['5000|tcp 5000-5019, token #', '5100|tcp 5100, token #']);
    expect(seen.told('word')).to.deep.equal(['5100|tcp 5100, token #']);
    expect(seen.told('socket')).to.deep.equal(['6000|udp 6000-6003, token #']);
    expect(seen.stderr).to.equal('');
  });

  it('complete the number of ports that belongs to the start', () => {
    expect(seen.told('number')).to.deep.equal(['20|tcp 5000-5019, token #']);
  });

  it('complete exclusions: what is held back to look at, what is excluded to remove', () => {
    expect(seen.told('getExcluded').map((line) => line.split('|')[0])).to.deep.equal([
      '5000',
      '5100',
      '7000',
    ]);
    expect(seen.told('removeExcluded')).to.deep.equal(['7000|tcp 7000-7007']);
  });

  it('read as text like the block that they are, and tell their ports', () => {
    expect(seen.one('text')).to.equal('tcp 5000-5019');
    expect(seen.one('single')).to.equal('tcp 5100');
    expect(seen.one('excluded')).to.equal('tcp 7000-7007');
    expect(seen.one('ports')).to.equal('20 5000 5019');
  });

  it('read as JSON without every port of a block', () => {
    const { Token, ...rest } = JSON.parse(seen.one('json')) as Record<string, unknown>;
    expect(Token).to.be.a('number');
    expect(rest).to.deep.equal({
      Protocol: 'tcp',
      StartPort: 5000,
      NumberOfPorts: 20,
      EndPort: 5019,
      Backend: 'memory',
      InEffect: null,
    });
  });

  it('show a table that fits a terminal of 80 columns, and say what holds each range', () => {
    const lines = seen.told('line').map((line) => line.trimEnd());
    expect(lines).to.include('Protocol StartPort EndPort NumberOfPorts Kind         Store');
    expect(lines).to.include('tcp      7000      7007    8             administered active');
    expect(seen.told('kind')).to.have.members(['reservation', 'reservation', 'reservation', 'administered']);
  });

  it('complete under a prefix, too', async () => {
    const seen = await run(
      `
      ${importing()} -Prefix My
      $null = New-MyPersistentTcpPortReservation 5000 20
      $null = New-MyPersistentUdpPortReservation 6000 20
      $null = New-MyExcludedPortRange Tcp 7000 10
      foreach ($line in 'Get-MyPersistentUdpPortReservation ', 'Remove-MyExcludedPortRange Tcp ', 'Get-MyExcludedPortRange Tcp ') {
        Tell completed ([string] [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText)
      }
      `,
      { options: 'not imported' },
    );
    expect(seen.told('completed')).to.deep.equal(['6000', '7000', '5000 7000']);
  });

  it('complete nothing after two seconds without an answer, and leave the process be', async function () {
    if (process.platform === 'win32') this.skip();
    const seen = await run(`
      $null = New-PersistentTcpPortReservation 5000 20
      $id = (Get-BridgeId)[0]
      & /bin/kill -STOP $id
      $line = 'Get-PersistentTcpPortReservation '
      $clock = [System.Diagnostics.Stopwatch]::StartNew()
      Tell count @([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches).Count
      Tell seconds $clock.Elapsed.TotalSeconds
      & /bin/kill -CONT $id
      Tell kept (Test-PersistentTcpPortReservation 5000 20)
    `);
    expect(seen.one('count')).to.equal('0');
    expect(Number(seen.one('seconds'))).to.be.below(4);
    expect(seen.one('kept')).to.equal('True');
  });

  it('tell each native call and its code with -Verbose, and only then', () => {
    const call = 'LookupPersistentTcpPortReservation: code';
    expect(seen.told('verbose')).to.deep.equal([
      `${call} 0. StartPort=5000 NumberOfPorts=20`,
      'True',
      `${call} 1168. StartPort=5000 NumberOfPorts=19`,
      'False',
    ]);
    expect(seen.told('quiet')).to.deep.equal(['True']);
    expect(seen.told('verboseExclusion')[1]).to.match(/^netsh add excludedportrange: code 0\./);
  });

  it('group by protocol and list in views of their own', async () => {
    const seen = await run(`
      $null = New-PersistentTcpPortReservation 5000 20
      Get-PersistentTcpPortReservation | Format-Table -View Protocol
      Get-PersistentTcpPortReservation | Format-List
    `);
    expect(seen.stdout).to.match(
      /Protocol: tcp[\s\S]*StartPort +EndPort +NumberOfPorts[\s\S]*StartPort +: 5000/,
    );
  });
});

describe('Test-PortReservationHost', function () {
  this.timeout(60_000);

  it('answers a check for each part from the session down to the system', async () => {
    const seen = await run(`
      $checks = Test-PortReservationHost
      Tell type $checks[0].PSObject.TypeNames[0]
      Tell id $checks.Id
      Tell status $checks.Status
      Tell bridge $checks[-1].Detail
      $checks
    `);
    expect(seen.one('type')).to.equal('PortReservation.HostCheck');
    expect(seen.told('id')).to.include.members(['platform', 'node', 'backend', 'lookup', 'bridge']);
    expect(new Set(seen.told('status'))).to.deep.equal(new Set(['ok']));
    expect(seen.one('bridge')).to.match(/answers a lookup in \d+\.\d ms/);
    expect(seen.stdout).to.match(/Status +Title +Detail *\r?\n/);
  });

  it('answers why the bridge cannot be had, and what to do, instead of failing', async () => {
    const seen = await run(
      `
      $ErrorActionPreference = 'Stop'
      $check = Test-PortReservationHost
      Tell check "$($check.Id) $($check.Status)"
      Tell detail $check.Detail
      $check
      `,
      { options: { Backend: 'memory', NodePath: `${process.execPath}-is-not-there` } },
    );
    expect(seen.one('check')).to.equal('bridge failed');
    expect(seen.one('detail')).to.match(/NodePath/);
    expect(seen.stdout).to.match(/-> Do what the detail says/);
  });

  it('completes nothing and says nothing where there is no Node', async () => {
    const seen = await run(
      `
      $line = 'Get-PersistentTcpPortReservation -StartPort 5'
      Tell count @([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches).Count
      `,
      { options: { Backend: 'memory', NodePath: `${process.execPath}-is-not-there` } },
    );
    expect(seen.one('count')).to.equal('0');
    expect(seen.stderr).to.equal('');
  });
});
