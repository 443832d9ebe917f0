import { expect } from 'chai';
import { engine, importing, run, type Transcript } from './session';

describe("the module's objects among PowerShell's own commands", function () {
  this.timeout(90_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(`
      $folder = $PSScriptRoot
      $one = New-PersistentTcpPortReservation 5000 20
      $two = New-PersistentTcpPortReservation 6000 4

      Tell json ($one | ConvertTo-Json -Compress)
      $read = $one | ConvertTo-Json | ConvertFrom-Json
      Attempt fromJson { $read | Test-PersistentTcpPortReservation }

      Get-PersistentTcpPortReservation | Export-Csv (Join-Path $folder blocks.csv) -NoTypeInformation
      Tell csv (Get-Content (Join-Path $folder blocks.csv))
      Attempt fromCsv { Import-Csv (Join-Path $folder blocks.csv) | Test-PersistentTcpPortReservation }

      Get-PersistentTcpPortReservation | Export-Clixml (Join-Path $folder blocks.xml)
      $copies = Import-Clixml (Join-Path $folder blocks.xml)
      Tell copyTypes $copies.PSObject.TypeNames
      Tell copyTokens ($copies.Token -join ' ')
      Tell tokens ((Get-PersistentTcpPortReservation).Token -join ' ')
      Attempt fromClixml { $copies | Test-PersistentTcpPortReservation }

      Tell same @(Compare-Object $one (Get-PersistentTcpPortReservation 5000 20)).Count
      Tell differs (Compare-Object @($one, $two) @($two) | ForEach-Object { "$($_.SideIndicator) $($_.InputObject.StartPort)" })
      Tell compared (Compare-Object @($one, $two) @($two) -Property Protocol, StartPort, NumberOfPorts | ForEach-Object { "$($_.SideIndicator) $($_.StartPort)" })

      Tell grouped (Get-PersistentTcpPortReservation | Group-Object Protocol | ForEach-Object { "$($_.Name) $($_.Count)" })
      Tell sorted (Get-PersistentTcpPortReservation | Sort-Object StartPort -Descending).StartPort
      Tell measured (Get-PersistentTcpPortReservation | Measure-Object NumberOfPorts -Sum).Sum

      $job = Start-Job { ${importing()}; New-PersistentTcpPortReservation 5000 20 } | Receive-Job -Wait -AutoRemoveJob
      Tell job "$($job.PSObject.TypeNames[0]) $($job.EndPort)"
      Attempt fromJob { $job | Remove-PersistentTcpPortReservation -Force -PassThru }
    `);
  });

  it('become JSON with what they are and no list of their ports', () => {
    expect(JSON.parse(seen.one('json'))).to.have.all.keys(
      ...['Protocol', 'StartPort', 'NumberOfPorts', 'EndPort', 'Token', 'Backend', 'InEffect'],
    );
  });

  it('come back from JSON, CSV and CLIXML as blocks', () => {
    expect(seen.told('fromJson')).to.deep.equal(['True']);
    expect(seen.told('fromCsv')).to.deep.equal(['True', 'True']);
    expect(seen.told('fromClixml')).to.deep.equal(['True', 'True']);
    expect(seen.one('copyTokens')).to.equal(seen.one('tokens'));
  });

  it('are a row of CSV each', () => {
    expect(seen.told('csv')).to.have.length(3);
    expect(seen.told('csv')[1]).to.match(/^"tcp","5000","20","5019","\d+","memory"/);
  });

  it('have no column in CSV for their ports', () => {
    expect(seen.told('csv')[0]).to.not.match(/"Ports"/);
  });

  it('are compared, grouped, sorted and measured', () => {
    expect(seen.one('same')).to.equal('0');
    expect(seen.told('differs')).to.deep.equal(['<= 5000']);
    expect(seen.told('compared')).to.deep.equal(['<= 5000']);
    expect(seen.told('grouped')).to.deep.equal(['tcp 2']);
    expect(seen.told('sorted')).to.deep.equal(['6000', '5000']);
    expect(seen.one('measured')).to.equal('24');
  });

  it('come out of a thread job as they are', async function () {
    if (engine.isWindowsPowerShell) this.skip();
    const seen = await run(`
      $made = Start-ThreadJob { ${importing()}; New-PersistentTcpPortReservation 5000 20 } | Receive-Job -Wait -AutoRemoveJob
      Tell made $made
      Tell type $made.PSObject.TypeNames[0]
    `);
    expect(seen.one('made')).to.equal('tcp 5000 20');
    expect(seen.one('type')).to.equal('PortReservation.PersistentPortReservation');
  });

  it('come out of a job as copies, and go on as blocks', () => {
    expect(seen.one('job')).to.equal('Deserialized.PortReservation.PersistentPortReservation 5019');
    expect(seen.told('fromJob')).to.deep.equal(['tcp 5000 20']);
  });
});
