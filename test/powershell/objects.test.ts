import { expect } from 'chai';
import { importing, run, type Transcript } from './session';

describe('the objects of the module', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(`
      foreach ($i in 0..5) { $null = New-PersistentTcpPortReservation (5000 + 100 * $i) 2 }
      $null = New-ExcludedPortRange Tcp 7000 8
      $null = New-ExcludedPortRange Tcp 7100 8
      $all = Get-PersistentTcpPortReservation
      function Copy-Object($Object) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Object)) }
      $copies = Copy-Object $all

      Tell output (Get-Command Get-PersistentTcpPortReservation).OutputType.Type.FullName
      function Use-Reservation([PortReservation.PersistentPortReservation] $Reservation) { Tell typed "$Reservation" }
      Use-Reservation $all[0]

      Tell copyType $copies[0].PSObject.TypeNames[0]
      Tell copyText "$($copies[0])"
      Tell copyTable ($copies[0] | Out-String -Width 80)
      Attempt test { Test-PersistentTcpPortReservation -InputObject $all }
      Attempt testCopies { Test-PersistentTcpPortReservation -InputObject $copies }
      Attempt testPiped { $copies | Test-PersistentTcpPortReservation }
      Attempt socket { New-PortReservationSocket -InputObject $copies[0..1] -Address 127.0.0.1 | ForEach-Object { $_.LocalEndPoint.Port; $_.Dispose() } }
      Attempt otherProtocol { Remove-PersistentUdpPortReservation -InputObject $copies[0, 1] -Force }
      Attempt removeCopies { Remove-PersistentTcpPortReservation -InputObject $copies[0, 1] -Force -PassThru }
      Attempt removePiped { $copies[2] | Remove-PersistentTcpPortReservation -Force -PassThru }
      Attempt removeOne { Remove-PersistentTcpPortReservation -InputObject $copies[3] -Force -PassThru }
      Attempt removeMixed { Remove-PersistentTcpPortReservation -InputObject $all[4], $copies[5] -Force -PassThru }
      Tell left @(Get-PersistentTcpPortReservation).Count
      Attempt removeRanges { Remove-ExcludedPortRange -InputObject (Copy-Object (Get-ExcludedPortRange Tcp)) -Force -PassThru }
      Attempt number { Remove-PersistentTcpPortReservation -InputObject 5000 -Force }
      Attempt row { Remove-PersistentTcpPortReservation -InputObject ([pscustomobject] @{ Protocol = 'tcp'; StartPort = 5000; NumberOfPorts = 2 }) -Force }
    `);
  });

  it('are of classes that a script can name, and that completion knows', () => {
    expect(seen.one('output')).to.equal('PortReservation.PersistentPortReservation');
    expect(seen.one('typed')).to.equal('tcp 5000-5001');
  });

  it('read and print as blocks when they come back from a file or another machine', () => {
    expect(seen.one('copyType')).to.equal('Deserialized.PortReservation.PersistentPortReservation');
    expect(seen.one('copyText')).to.equal('tcp 5000-5001');
    expect(seen.one('copyTable')).to.match(
      /Protocol StartPort EndPort NumberOfPorts +Token Backend.*tcp +5000 +5001 +2/,
    );
  });

  it('are taken several at once by -InputObject, as they are and as they come back', () => {
    expect(seen.told('test')).to.deep.equal(Array(6).fill('True'));
    expect(seen.told('testCopies')).to.deep.equal(Array(6).fill('True'));
    expect(seen.told('testPiped')).to.deep.equal(Array(6).fill('True'));
    expect(seen.told('socket')).to.deep.equal(['5000', '5100']);
    expect(seen.told('removeCopies')).to.deep.equal(['tcp 5000 2', 'tcp 5100 2']);
    expect(seen.told('removePiped')).to.deep.equal(['tcp 5200 2']);
    expect(seen.told('removeOne')).to.deep.equal(['tcp 5300 2']);
    expect(seen.told('removeMixed')).to.deep.equal(['tcp 5400 2', 'tcp 5500 2']);
    expect(seen.one('left')).to.equal('0');
    expect(seen.told('removeRanges')).to.deep.equal(['tcp 7000 8', 'tcp 7100 8']);
  });

  it('are refused by a command for the other protocol, each with its error', () => {
    expect(seen.errors('otherProtocol').map((error) => error.split(',')[0])).to.deep.equal([
      'OtherProtocol',
      'OtherProtocol',
    ]);
  });

  it('are what -InputObject takes alone', () => {
    for (const name of ['number', 'row']) {
      expect(seen.told(name)).to.deep.equal([]);
      expect(seen.errors(name)).to.have.length(1);
    }
  });

  it('go to a job and come back', async () => {
    const seen = await run(`
      $null = New-PersistentTcpPortReservation 5000 2
      $job = Start-Job { ${importing()}; New-PersistentTcpPortReservation 5000 2 }
      $back = $job | Wait-Job | Receive-Job
      Attempt it { $back | Remove-PersistentTcpPortReservation -Force -PassThru }
    `);
    expect(seen.told('it')).to.deep.equal(['tcp 5000 2']);
  });
});
