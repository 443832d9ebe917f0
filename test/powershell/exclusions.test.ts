import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { insideNamespace, temporaryStateDirectory } from '../support/linux-namespace';
import { insideOwnPorts } from '../support/own-ports';
import { dieInsteadOfAnswering, nodeThatFirst, removeDoubles } from './node-double';
import { run, type Transcript } from './session';

describe('the commands for excluded port ranges', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(
      `
      Attempt whatIf { New-ExcludedPortRange Tcp 7000 5 -WhatIf }
      Tell 'bridge after whatif' ($null -ne (Get-BridgeId))
      Attempt new { New-ExcludedPortRange Tcp 5000 20 }
      Attempt newActive { New-ExcludedPortRange -Protocol UDP -StartPort 5000 -NumberOfPorts 20 -Store Active }
      $null = New-PersistentTcpPortReservation 6000 4
      $one = Get-ExcludedPortRange Tcp 5000 20
      Tell type $one.PSObject.TypeNames[0]
      Tell properties $one.PSObject.Properties.Name
      Tell store $one.Store
      Tell administered $one.Administered
      Tell token "[$($one.Token)]"
      Attempt table { Get-ExcludedPortRange }
      Attempt tcp { Get-ExcludedPortRange -Protocol Tcp }
      Attempt persistent { Get-ExcludedPortRange -Store Persistent }
      Attempt start { Get-ExcludedPortRange -StartPort 6000 }
      Attempt port { Get-ExcludedPortRange -Port 6003 }
      Attempt noPort { Get-ExcludedPortRange Udp -Port 6003 }
      Attempt exact { Get-ExcludedPortRange -StartPort 5000 -NumberOfPorts 20 }
      Attempt absent { Get-ExcludedPortRange -StartPort 5000 -NumberOfPorts 21 }
      $rows = foreach ($start in '5000', '5001', '6000') { [pscustomobject] @{ Protocol = 'tcp'; StartPort = $start; NumberOfPorts = '20' } }
      Attempt rowsGet { $rows | Get-ExcludedPortRange }
      Attempt overlap { New-ExcludedPortRange Tcp 5010 20 }
      Attempt reserved { New-ExcludedPortRange Tcp 6003 1 }
      Attempt past { New-ExcludedPortRange Tcp 65530 20 }
      Attempt half { New-ExcludedPortRange Tcp 1.5 1 }
      Attempt protocol { New-ExcludedPortRange Icmp 1 1 }
      Attempt otherStore { Remove-ExcludedPortRange Tcp 7000 5 -Store Active -Force }
      Attempt wrongProtocol { $one | Remove-ExcludedPortRange -Protocol Udp -Force }
      Attempt removeWhatIf { $one | Remove-ExcludedPortRange -WhatIf }
      Attempt declined { Remove-ExcludedPortRange Tcp 5000 20 }
      Attempt stillThere { Get-ExcludedPortRange Tcp 5000 20 }
      Attempt notAnExclusion { Get-ExcludedPortRange -Port 6000 | Remove-ExcludedPortRange -Force -PassThru }
      Attempt notPersistent { Get-ExcludedPortRange Udp | Remove-ExcludedPortRange -Force }
      Attempt removed { $one | Remove-ExcludedPortRange -Force -PassThru }
      Attempt removedActive { Get-ExcludedPortRange Udp | Remove-ExcludedPortRange -Force -Store Active }
      Attempt rows { $rows | New-ExcludedPortRange }
      Attempt rowsRemove { $rows | Remove-ExcludedPortRange -Force }
      Attempt left { Get-ExcludedPortRange }
      `,
      { input: 'n\n' },
    );
  });

  it('exclude a range, in the persistent store unless told otherwise', () => {
    expect(seen.one('new')).to.equal('tcp 5000 20');
    expect(seen.one('newActive')).to.equal('udp 5000 20');
    expect(seen.told('persistent')).to.deep.equal(['tcp 5000 20']);
    expect(seen.one('bridge after whatif')).to.equal('False');
    expect(seen.stdout).to.match(/What if: .*tcp 7000-7004.*persistent/);
  });

  it('return typed objects', () => {
    expect(seen.one('type')).to.equal('PortReservation.ExcludedPortRange');
    expect(seen.told('properties')).to.include.members([
      'Protocol',
      'StartPort',
      'NumberOfPorts',
      'EndPort',
      'Token',
      'Administered',
      'InEffect',
      'Store',
      'Backend',
    ]);
    expect([seen.one('store'), seen.one('administered'), seen.one('token')]).to.deep.equal([
      'active',
      'True',
      '[]',
    ]);
  });

  it('list everything that the system holds back, of both protocols where none is named', () => {
    expect(seen.told('table')).to.deep.equal(['tcp 5000 20', 'tcp 6000 4', 'udp 5000 20']);
    expect(seen.told('tcp')).to.deep.equal(['tcp 5000 20', 'tcp 6000 4']);
    expect(seen.told('start')).to.deep.equal(['tcp 6000 4']);
    expect(seen.told('port')).to.deep.equal(['tcp 6000 4']);
    expect([...seen.told('noPort'), ...seen.errors('noPort')]).to.deep.equal([]);
    expect(seen.told('exact')).to.deep.equal(['tcp 5000 20', 'udp 5000 20']);
  });

  it('say of an exact range that it is not there, for each row of a table', () => {
    expect(seen.errors('absent')).to.deep.equal([
      'ExclusionNotFound,Get-ExcludedPortRange|ObjectNotFound|1168| 5000 21',
    ]);
    expect(seen.told('rowsGet')).to.deep.equal(['tcp 5000 20']);
    expect(seen.errors('rowsGet')).to.deep.equal([
      'ExclusionNotFound,Get-ExcludedPortRange|ObjectNotFound|1168|tcp 5001 20',
      'ExclusionNotFound,Get-ExcludedPortRange|ObjectNotFound|1168|tcp 6000 20',
    ]);
  });

  it('refuse with the id, category, code and target that belong to the refusal, and name what is in the way', () => {
    expect(seen.errors('overlap')).to.deep.equal([
      'ExclusionConflict,New-ExcludedPortRange|ResourceExists|32|tcp 5010 20',
    ]);
    expect(seen.one('overlap error')).to.match(/tcp 5000-5019/);
    expect(seen.errors('reserved')).to.deep.equal([
      'ExclusionConflict,New-ExcludedPortRange|ResourceExists|32|tcp 6003 1',
    ]);
    expect(seen.one('reserved error')).to.match(/tcp 6000-6003/);
    expect(seen.errors('past')).to.deep.equal([
      'InvalidRange,New-ExcludedPortRange|InvalidArgument|87|tcp 65530 20',
    ]);
    expect(seen.errors('otherStore')).to.deep.equal([
      'ExclusionNotFound,Remove-ExcludedPortRange|ObjectNotFound|1168|tcp 7000 5',
    ]);
    expect(seen.errors('half')[0]).to.match(/^ParameterArgumentTransformationError,New-ExcludedPortRange/);
    expect(seen.errors('protocol')[0]).to.match(/^ParameterArgumentValidationError,New-ExcludedPortRange/);
  });

  it('refuse an object of another protocol than the one asked for', () => {
    expect(seen.errors('wrongProtocol')).to.deep.equal([
      'OtherProtocol,Remove-ExcludedPortRange|InvalidType|-|tcp 5000 20',
    ]);
  });

  it('ask before they remove, and change nothing with -WhatIf', () => {
    expect(seen.stdout).to.match(/Remove the exclusion of the ports tcp 5000-5019 from/);
    expect(seen.stdout).to.match(/What if: Remove the exclusion of the ports tcp 5000-5019/);
    expect(seen.one('stillThere')).to.equal('tcp 5000 20');
  });

  it('remove what is theirs, and say of a reservation that it is none of theirs', () => {
    expect(seen.errors('notAnExclusion')).to.deep.equal([
      'ExclusionNotFound,Remove-ExcludedPortRange|ObjectNotFound|1168|tcp 6000 4',
    ]);
    expect(seen.one('notAnExclusion error')).to.match(/reservation/);
    expect(seen.told('removed')).to.deep.equal(['tcp 5000 20']);
  });

  it('remove from the store that is named alone, and never from another that an object names', () => {
    expect(seen.errors('notPersistent')).to.deep.equal([
      'ExclusionNotFound,Remove-ExcludedPortRange|ObjectNotFound|1168|udp 5000 20',
    ]);
    expect(seen.errors('removedActive')).to.deep.equal([]);
    expect(seen.told('left')).to.deep.equal(['tcp 6000 4']);
  });

  it('take ranges by property name, with one error for the bad one and the rest done', () => {
    expect(seen.told('rows')).to.deep.equal(['tcp 5000 20']);
    expect(seen.errors('rows').map((error) => error.split(',')[0])).to.deep.equal([
      'ExclusionConflict',
      'ExclusionConflict',
    ]);
    expect(seen.errors('rowsRemove')).to.have.length(2);
  });
});

describe("the commands for excluded port ranges on this kernel's own list", function () {
  this.timeout(60_000);
  let stateDirectory: string;

  before(function () {
    if (insideOwnPorts.length === 0) this.skip();
  });

  beforeEach(() => {
    stateDirectory = temporaryStateDirectory();
  });

  afterEach(() => {
    rmSync(stateDirectory, { recursive: true });
    removeDoubles();
  });

  function runOnKernel(script: string, nodePath = process.execPath): Promise<Transcript> {
    const options = { Backend: 'linux', StateDirectory: stateDirectory, NodePath: nodePath };
    return run(script, { options, inside: insideNamespace });
  }

  const kernelList = "([System.IO.File]::ReadAllText('/proc/sys/net/ipv4/ip_local_reserved_ports')).Trim()";

  it('keep the range from automatic assignment, and give it back', async () => {
    const seen = await runOnKernel(`
      Attempt new { New-ExcludedPortRange Tcp 5000 20 }
      Tell kept ${kernelList}
      Attempt remove { Get-ExcludedPortRange Tcp | Remove-ExcludedPortRange -Force }
      Tell left "[$(${kernelList})]"
    `);
    expect(seen.one('new')).to.equal('tcp 5000 20');
    expect(seen.one('kept')).to.equal('5000-5019');
    expect(seen.errors('remove')).to.deep.equal([]);
    expect(seen.one('left')).to.equal('[]');
  });

  it('settle by the list a change whose answer was lost', async () => {
    const made = nodeThatFirst(dieInsteadOfAnswering);
    const seen = await runOnKernel('Attempt new { New-ExcludedPortRange Udp 5000 20 }', made.path);
    expect(seen.told('new')).to.deep.equal(['udp 5000 20']);
    expect(seen.one('new warning')).to.match(/exclusion udp 5000-5019/);
    const removed = nodeThatFirst(dieInsteadOfAnswering);
    const then = await runOnKernel(
      'Attempt remove { Remove-ExcludedPortRange Udp 5000 20 -Force }; Attempt list { Get-ExcludedPortRange }',
      removed.path,
    );
    expect(then.one('remove warning')).to.match(/exclusion udp 5000-5019/);
    expect([...then.errors('remove'), ...then.told('list')]).to.deep.equal([]);
  });

  it('warn of each reservation that the kernel does not keep any more, and still list it', async () => {
    const seen = await runOnKernel(`
      $null = New-PersistentTcpPortReservation 5000 20
      $null = New-PersistentTcpPortReservation 6000 4
      [System.IO.File]::WriteAllText('/proc/sys/net/ipv4/ip_local_reserved_ports', "6000-6003\`n")
      Attempt list { Get-PersistentTcpPortReservation }
    `);
    expect(seen.told('list')).to.deep.equal(['tcp 5000 20', 'tcp 6000 4']);
    expect(seen.told('list warning')).to.have.length(1);
    expect(seen.one('list warning')).to.match(/tcp 5000-5019.*restore/);
  });
});
