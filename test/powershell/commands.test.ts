import { expect } from 'chai';
import { run, type Transcript } from './session';

describe('the commands', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(`
      Tell commands (Get-Command -Module PortReservation).Name
      Tell 'bridge at import' ($null -ne (Get-BridgeId))
      Attempt whatif { New-PersistentTcpPortReservation 7000 5 -WhatIf }
      Tell 'bridge after whatif' ($null -ne (Get-BridgeId))
      Attempt new { New-PersistentTcpPortReservation 5000 20 }
      Attempt newUdp { New-PersistentUdpPortReservation -StartPort 5000 -NumberOfPorts 20 }
      $null = New-PersistentTcpPortReservation 6000 4
      $one = Get-PersistentTcpPortReservation 5000 20
      Tell type $one.PSObject.TypeNames[0]
      Tell properties $one.PSObject.Properties.Name
      Tell types @($one.StartPort, $one.NumberOfPorts, $one.EndPort, $one.Token).ForEach({ $_.GetType().Name })
      Tell endPort $one.EndPort
      Attempt list { Get-PersistentTcpPortReservation }
      Attempt listUdp { Get-PersistentUdpPortReservation }
      Attempt start { Get-PersistentTcpPortReservation -StartPort 6000 }
      Attempt noStart { Get-PersistentTcpPortReservation -StartPort 6001 }
      Attempt port { Get-PersistentTcpPortReservation -Port 6003 }
      Attempt noPort { Get-PersistentTcpPortReservation -Port 6004 }
      Attempt exact { Get-PersistentTcpPortReservation 5000 20 }
      Attempt absent { Get-PersistentTcpPortReservation 5000 19 }
      Attempt test { Test-PersistentTcpPortReservation 5000 20; Test-PersistentTcpPortReservation 5000 19; Test-PersistentUdpPortReservation 6000 4 }
      Attempt overlap { New-PersistentTcpPortReservation 5010 20 }
      Attempt zero { New-PersistentTcpPortReservation 0 1 }
      Attempt none { Get-PersistentTcpPortReservation 1 0 }
      Attempt past { Remove-PersistentTcpPortReservation 65530 20 -Force }
      Attempt testPast { Test-PersistentTcpPortReservation 65530 20 }
      Attempt removeAbsent { Remove-PersistentUdpPortReservation 1 1 -Force }

      # Pipelines: a bad item has its error, and the others are done.
      $rows = foreach ($start in '7000', '5005', '7100') { [pscustomobject] @{ StartPort = $start; NumberOfPorts = '2' } }
      Attempt rows { $rows | New-PersistentTcpPortReservation }
      Attempt rowsTest { $rows | Test-PersistentTcpPortReservation }
      Attempt rowsGet { $rows | Get-PersistentTcpPortReservation }
      $made = 0
      $rows | Remove-PersistentTcpPortReservation -Force -ErrorAction SilentlyContinue
      $rows | New-PersistentTcpPortReservation -ErrorAction SilentlyContinue |
        ForEach-Object { Tell 'made so far' @(Get-PersistentTcpPortReservation).Count }
      Attempt badRow { [pscustomobject] @{ StartPort = 'x'; NumberOfPorts = 2 }, $rows[0] | Test-PersistentTcpPortReservation }

      # Objects
      Attempt object { $one | Test-PersistentTcpPortReservation }
      Attempt otherProtocol { $one | Remove-PersistentUdpPortReservation -Force }
      $copy = [pscustomobject] @{ Protocol = 'tcp'; StartPort = 5000; NumberOfPorts = 20 }
      Attempt otherProtocolByName { $copy | Remove-PersistentUdpPortReservation -Force }
      $fake = [pscustomobject] @{ PSTypeName = 'PortReservation.PersistentPortReservation'; Protocol = 'tcp'; StartPort = 1.5; NumberOfPorts = 2 }
      Attempt fake { Remove-PersistentTcpPortReservation -InputObject $fake -Force }
      Attempt removeWhatIf { $one | Remove-PersistentTcpPortReservation -WhatIf }
      Attempt stillThere { $one | Test-PersistentTcpPortReservation }
      Attempt inLoop { 1 | ForEach-Object { Remove-PersistentUdpPortReservation 5000 20 -Force -PassThru } }
      Attempt remove { $one | Remove-PersistentTcpPortReservation -Force }
      Attempt gone { $one | Test-PersistentTcpPortReservation }
      Attempt passThru { Get-PersistentTcpPortReservation 6000 4 | Remove-PersistentTcpPortReservation -Confirm:$false -PassThru }
    `);
  });

  it('are exactly the ones that the manifest promises', () => {
    expect(seen.told('commands')).to.have.members([
      'Get-ExcludedPortRange',
      'New-ExcludedPortRange',
      'Remove-ExcludedPortRange',
      'Test-PortReservationHost',
      'Get-PersistentTcpPortReservation',
      'Get-PersistentUdpPortReservation',
      'New-PersistentTcpPortReservation',
      'New-PersistentUdpPortReservation',
      'New-PortReservationSocket',
      'Remove-PersistentTcpPortReservation',
      'Remove-PersistentUdpPortReservation',
      'Test-PersistentTcpPortReservation',
      'Test-PersistentUdpPortReservation',
    ]);
  });

  it('start nothing at import, nor for -WhatIf', () => {
    expect(seen.one('bridge at import')).to.equal('False');
    expect(seen.one('bridge after whatif')).to.equal('False');
    expect(seen.stdout).to.match(/What if: .*tcp 7000-7004/);
  });

  it('create and return a reservation, for each protocol its own', () => {
    expect(seen.one('new')).to.equal('tcp 5000 20');
    expect(seen.one('newUdp')).to.equal('udp 5000 20');
  });

  it('return typed objects', () => {
    expect(seen.one('type')).to.equal('PortReservation.PersistentPortReservation');
    expect(seen.told('properties')).to.include.members([
      'Protocol',
      'StartPort',
      'NumberOfPorts',
      'EndPort',
      'Token',
      'Backend',
    ]);
    expect(seen.told('types')).to.deep.equal(['UInt16', 'UInt16', 'UInt16', 'UInt64']);
    expect(seen.one('endPort')).to.equal('5019');
  });

  it('list all, those of a start port, and the one that holds a port', () => {
    expect(seen.told('list')).to.deep.equal(['tcp 5000 20', 'tcp 6000 4']);
    expect(seen.told('listUdp')).to.deep.equal(['udp 5000 20']);
    expect(seen.told('start')).to.deep.equal(['tcp 6000 4']);
    expect(seen.told('port')).to.deep.equal(['tcp 6000 4']);
    expect([...seen.told('noStart'), ...seen.told('noPort')]).to.deep.equal([]);
    expect([...seen.errors('noStart'), ...seen.errors('noPort')]).to.deep.equal([]);
  });

  it('look up exactly one block, and say when there is none', () => {
    expect(seen.one('exact')).to.equal('tcp 5000 20');
    expect(seen.errors('absent')).to.deep.equal([
      'ReservationNotFound,Get-PersistentTcpPortReservation|ObjectNotFound|1168|tcp 5000 19',
    ]);
  });

  it('test without an error for what is not there', () => {
    expect(seen.told('test')).to.deep.equal(['True', 'False', 'False']);
    expect(seen.errors('test')).to.deep.equal([]);
  });

  it('refuse with the id, category, code and target that belong to the refusal', () => {
    expect(seen.errors('overlap')).to.deep.equal([
      'ReservationConflict,New-PersistentTcpPortReservation|ResourceExists|32|tcp 5010 20',
    ]);
    expect(seen.errors('zero')).to.deep.equal([
      'InvalidRange,New-PersistentTcpPortReservation|InvalidArgument|87|tcp 0 1',
    ]);
    expect(seen.errors('none')).to.deep.equal([
      'InvalidRange,Get-PersistentTcpPortReservation|InvalidArgument|87|tcp 1 0',
    ]);
    expect(seen.errors('past')).to.deep.equal([
      'InvalidRange,Remove-PersistentTcpPortReservation|InvalidArgument|87|tcp 65530 20',
    ]);
    expect(seen.errors('testPast')).to.deep.equal([
      'InvalidRange,Test-PersistentTcpPortReservation|InvalidArgument|87|tcp 65530 20',
    ]);
    expect(seen.errors('removeAbsent')).to.deep.equal([
      'ReservationNotFound,Remove-PersistentUdpPortReservation|ObjectNotFound|1168|udp 1 1',
    ]);
  });

  it('take blocks by property name, with one error for the bad one and the rest done', () => {
    expect(seen.told('rows')).to.deep.equal(['tcp 7000 2', 'tcp 7100 2']);
    expect(seen.errors('rows')).to.deep.equal([
      'ReservationConflict,New-PersistentTcpPortReservation|ResourceExists|32|tcp 5005 2',
    ]);
    expect(seen.told('rowsTest')).to.deep.equal(['True', 'False', 'True']);
    expect(seen.told('rowsGet')).to.deep.equal(['tcp 7000 2', 'tcp 7100 2']);
    expect(seen.errors('rowsGet')).to.have.length(1);
  });

  it('create one by one, so that a pipeline that ends early has made no more', () => {
    expect(seen.told('made so far')).to.deep.equal(['3', '4']);
  });

  it('go on after a row that is no block', () => {
    expect(seen.told('badRow')).to.deep.equal(['True']);
    expect(seen.errors('badRow')).to.have.length(1);
  });

  it('take reservations from the pipeline', () => {
    expect(seen.told('object')).to.deep.equal(['True']);
    expect(seen.told('remove')).to.deep.equal([]);
    expect(seen.told('gone')).to.deep.equal(['False']);
  });

  it('refuse to remove a reservation of the other protocol, however it arrives', () => {
    const error = 'OtherProtocol,Remove-PersistentUdpPortReservation|InvalidType|-|tcp 5000 20';
    expect(seen.errors('otherProtocol')).to.deep.equal([error]);
    expect(seen.errors('otherProtocolByName')).to.deep.equal([error]);
  });

  it('refuse an object whose ports are none, instead of rounding them', () => {
    expect(seen.errors('fake')).to.deep.equal([
      'InvalidRange,Remove-PersistentTcpPortReservation|InvalidArgument|87|tcp 1.5 2',
    ]);
  });

  it('change nothing with -WhatIf', () => {
    expect(seen.stdout).to.match(/What if: .*tcp 5000-5019/);
    expect(seen.one('stillThere')).to.equal('True');
  });

  it('return what was removed with -PassThru', () => {
    expect(seen.told('inLoop')).to.deep.equal(['udp 5000 20']);
    expect(seen.told('passThru')).to.deep.equal(['tcp 6000 4']);
  });
});
