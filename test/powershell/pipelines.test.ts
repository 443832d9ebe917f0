import { expect } from 'chai';
import { importing, quoted, run, type Transcript } from './session';

const patience = 300_000;

/** The most that a command may hold back: it looks up so many blocks in one call. */
const batch = 500;

describe('ten thousand objects in a pipeline', function () {
  this.timeout(patience);
  let seen: Transcript;

  before(async () => {
    seen = await run(
      `
      # Rows as Import-Csv makes them. Every thousandth is none.
      filter Row { $script:read++; [pscustomobject] @{ StartPort = if ($_ % 1000) { "$_" } else { "$_,5" }; NumberOfPorts = '1' } }
      filter Count {
        if ($_ -is [System.Management.Automation.ErrorRecord]) { Tell "$args row" "$($_.TargetObject.StartPort)|$($_.Exception.Message)"; $script:passed++ }
        else {
          $script:passed++
          $script:results++
          if ($_ -is [bool]) { if ($_) { $script:yes++ } }
          else { if ($_.StartPort -le $script:last) { $script:inOrder = $false }; $script:last = $_.StartPort }
        }
        if ($script:read - $script:passed -gt $script:lag) { $script:lag = $script:read - $script:passed }
      }
      function Measure-It([string] $Name, [scriptblock] $Script) {
        $script:read = $script:passed = $script:results = $script:yes = $script:last = $script:lag = 0
        $script:inOrder = $true
        . $Script
        Tell "$Name results" $script:results
        Tell "$Name yes" $script:yes
        Tell "$Name in order" $script:inOrder
        Tell "$Name lag" $script:lag
      }
      Measure-It new { 1..10000 | Row | New-PersistentTcpPortReservation 2>&1 | Count new }
      Measure-It get { 1..10000 | Row | Get-PersistentTcpPortReservation 2>&1 | Count get }
      Measure-It test { 1..10000 | Row | Test-PersistentTcpPortReservation 2>&1 | Count test }
      Measure-It remove { 1..10000 | Row | Remove-PersistentTcpPortReservation -Force -PassThru 2>&1 | Count remove }
      Tell left @(Get-PersistentTcpPortReservation).Count
      `,
      { patience },
    );
  });

  for (const [name, most] of [
    ['new', 1],
    ['get', batch],
    ['remove', 1],
  ] as const) {
    it(`come out of ${name} in order, and no more than ${most} of them wait inside`, () => {
      expect(seen.one(`${name} results`)).to.equal('9990');
      expect(seen.one(`${name} in order`)).to.equal('True');
      expect(Number(seen.one(`${name} lag`))).to.be.at.most(most);
    });
  }

  it('are tested in batches', () => {
    expect(seen.one('test results')).to.equal('9990');
    expect(seen.one('test yes')).to.equal('9990');
    expect(Number(seen.one('test lag'))).to.be.at.most(batch);
  });

  it('have an error for each bad row, which names it, and the rest is done', () => {
    for (const name of ['new', 'get', 'remove']) {
      expect(seen.told(`${name} row`)).to.have.length(10);
      expect(seen.told(`${name} row`)[2]).to.match(/^3000,5\|.*'3000,5' is not a whole number/);
    }
    expect(seen.one('left')).to.equal('0');
  });
});

describe('a pipeline', function () {
  this.timeout(60_000);

  it('that ends after its first result has made, or removed, one block', async () => {
    const seen = await run(`
      filter Row { [pscustomobject] @{ StartPort = $_; NumberOfPorts = 1 } }
      foreach ($once in 1) { 5000..5009 | Row | New-PersistentTcpPortReservation | ForEach-Object { break } }
      Tell made @(Get-PersistentTcpPortReservation).Count
      $null = 5001..5009 | Row | New-PersistentTcpPortReservation
      foreach ($once in 1) { 5000..5009 | Row | Remove-PersistentTcpPortReservation -Force -PassThru | ForEach-Object { break } }
      Tell left @(Get-PersistentTcpPortReservation).Count
      foreach ($once in 1) { 5000..5009 | ForEach-Object { [pscustomobject] @{ Protocol = 'udp'; StartPort = $_; NumberOfPorts = 1 } } | New-ExcludedPortRange | ForEach-Object { break } }
      Tell excluded @(Get-ExcludedPortRange Udp).Count
    `);
    expect(seen.one('made')).to.equal('1');
    expect(seen.one('left')).to.equal('9');
    expect(seen.one('excluded')).to.equal('1');
  });

  it('whose source is slow has its answers before the source ends', async () => {
    const seen = await run(`
      filter Slow { [System.Threading.Thread]::Sleep(300); Tell step "in $_"; [pscustomobject] @{ StartPort = $_; NumberOfPorts = 1 } }
      1..4 | Slow | Test-PersistentTcpPortReservation | ForEach-Object { Tell step out }
    `);
    expect(seen.told('step').indexOf('out')).to.be.within(1, 3);
  });

  it('that is long tells how far it has come, and a short one does not', async () => {
    const text = quoted(`${importing()}
      filter Row { [pscustomobject] @{ StartPort = $_; NumberOfPorts = 1 } }
      $null = 1..5000 | Row | Test-PersistentTcpPortReservation`);
    const seen = await run(`
      function Watch([string] $Name, [string] $Text) {
        $shell = [powershell]::Create()
        $shell.Runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
        $shell.Runspace.Open()
        $null = $shell.AddScript($Text).Invoke()
        foreach ($record in $shell.Streams.Progress) { Tell $Name "$($record.RecordType) $($record.Activity): $($record.StatusDescription)" }
        $shell.Runspace.Dispose()
      }
      Watch long ${text}
      Watch short ${text.replace('5000', '1500')}
    `);
    const [first, second, last, ...more] = seen.told('long');
    expect(first).to.match(/^Processing Test-PersistentTcpPortReservation: 2\d{3} blocks done$/);
    expect(second).to.match(/^Processing .*: 4\d{3} blocks done$/);
    expect([last, ...more]).to.deep.equal(['Completed Test-PersistentTcpPortReservation: 5000 blocks done']);
    expect(seen.told('short')).to.deep.equal([]);
  });
});
