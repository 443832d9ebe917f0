import { expect } from 'chai';
import { importing, manifest, quoted, run } from './session';

describe('the module in a session', function () {
  this.timeout(60_000);

  it('asks before it removes, and takes no for an answer', async () => {
    const seen = await run(
      `
      $null = New-PersistentTcpPortReservation 5000 20
      Attempt declined { Remove-PersistentTcpPortReservation 5000 20 }
      Tell afterNo (Test-PersistentTcpPortReservation 5000 20)
      Attempt agreed { Remove-PersistentTcpPortReservation 5000 20 }
      Tell afterYes (Test-PersistentTcpPortReservation 5000 20)
      Attempt newDeclined { New-PersistentTcpPortReservation 5000 20 -Confirm }
      Tell afterNew (Test-PersistentTcpPortReservation 5000 20)
      `,
      { input: 'n\ny\nn\n' },
    );
    expect(seen.stdout).to.match(/Remove the persistent port reservation tcp 5000-5019 from/);
    expect([seen.one('afterNo'), seen.one('afterYes'), seen.one('afterNew')]).to.deep.equal([
      'True',
      'False',
      'False',
    ]);
  });

  it('heeds the preferences of the script that calls it', async () => {
    const seen = await run(`
      & {
        $ErrorActionPreference = 'Stop'
        try { Get-PersistentTcpPortReservation 1 1; Tell stop 'went on' } catch { Tell stop $_ }
      }
      & {
        $WhatIfPreference = $true
        $null = New-PersistentTcpPortReservation 5000 20
      }
      Tell whatIf (Test-PersistentTcpPortReservation 5000 20)
      $null = New-PersistentTcpPortReservation 5000 20
      & {
        $ConfirmPreference = 'None'
        Remove-PersistentTcpPortReservation 5000 20
      }
      Tell confirm (Test-PersistentTcpPortReservation 5000 20)
      Get-PersistentTcpPortReservation 1 1 -ErrorAction SilentlyContinue -ErrorVariable kept
      Tell kept $kept.Count
    `);
    expect(seen.one('stop')).to.match(/^ReservationNotFound/);
    expect(seen.one('whatIf')).to.equal('False');
    expect(seen.one('confirm')).to.equal('False');
    expect(seen.one('kept')).to.equal('1');
  });

  it('works under Set-StrictMode -Version Latest with ErrorActionPreference Stop', async () => {
    const seen = await run(`
      Set-StrictMode -Version Latest
      $ErrorActionPreference = 'Stop'
      $one = New-PersistentUdpPortReservation 5000 20
      Tell list @(Get-PersistentUdpPortReservation).Count
      Tell port (Get-PersistentUdpPortReservation -Port 5001)
      ($one | New-PortReservationSocket -Address 127.0.0.1).Dispose()
      Tell removed ($one | Remove-PersistentUdpPortReservation -Force -PassThru)
      Tell left @(Get-PersistentUdpPortReservation).Count
      try { $one | Remove-PersistentUdpPortReservation -Force } catch { Tell again $_ }
    `);
    expect(seen.stderr).to.equal('');
    expect(seen.one('list')).to.equal('1');
    expect(seen.one('port')).to.equal('udp 5000 20');
    expect(seen.one('removed')).to.equal('udp 5000 20');
    expect(seen.one('left')).to.equal('0');
    expect(seen.one('again')).to.match(/^ReservationNotFound,Remove-PersistentUdpPortReservation\|/);
  });

  it('shows a narrow table', async () => {
    const seen = await run('New-PersistentTcpPortReservation 5000 20');
    expect(seen.stdout).to.match(/Protocol +StartPort +EndPort +NumberOfPorts +Token/);
    expect(seen.stdout).to.match(/tcp +5000 +5019 +20 +\d+/);
  });

  it('adds nothing to the session but its commands, and takes them away again', async () => {
    const seen = await run(`
      Remove-Module PortReservation
      $names = { @($ExecutionContext.InvokeProvider.ChildItem.Get(@('function:', 'variable:', 'alias:'), $false, $true, $true).Name; (Get-Command -CommandType Cmdlet).Name) }
      $before = & $names
      ${importing()}
      $null = Test-PersistentTcpPortReservation 5000 20
      $during = & $names
      Tell types @('PersistentPortReservation', 'PortReservationReason' | Where-Object { $null -ne ($_ -as [type]) })
      Tell added @($during | Where-Object { $_ -notin $before -and $_ -notin 'before', 'during' })
      Remove-Module PortReservation
      $after = & $names
      Tell left @($after | Where-Object { $_ -notin $before -and $_ -notin 'before', 'during', 'after' })
    `);
    expect(seen.told('added')).to.have.length(13);
    for (const name of seen.told('added'))
      expect(name).to.match(/^(Get|New|Remove|Test)-(.*PortReservation|ExcludedPortRange)/);
    expect([...seen.told('left'), ...seen.told('types')]).to.deep.equal([]);
  });

  it('speaks Italian where the session does, its own sentences and the core’s', async function () {
    if (process.platform === 'win32') this.skip();
    const seen = await run(
      `
      Tell culture $PSUICulture
      Attempt core { Get-PersistentTcpPortReservation 1 1 }
      Attempt own { Test-PersistentTcpPortReservation 1.5 1 }
      `,
      { environment: { LC_ALL: 'it_IT.UTF-8' } },
    );
    expect(seen.one('culture')).to.equal('it-IT');
    expect(seen.one('core error')).to.match(/prenotazione/);
    expect(seen.one('own error')).to.match(/'1.5' non è un numero intero/);
  });

  it('has in every sentence the same values in both languages', async () => {
    const seen = await run(`
      $assembly = [PortReservation.PersistentPortReservation].Assembly
      $members = [System.Reflection.BindingFlags] 'Instance, NonPublic, Public, DeclaredOnly'
      foreach ($language in 'English', 'Italian') {
        $type = $assembly.GetType("PortReservation.Messages.$language")
        $sentences = [System.Activator]::CreateInstance($type, $true)
        foreach ($method in $type.GetMethods($members) | Where-Object { -not $_.IsSpecialName }) {
          $number = 700
          $values = foreach ($parameter in $method.GetParameters()) {
            $number++
            if ($parameter.ParameterType -eq [string]) { "<$number>" } else { $number -as $parameter.ParameterType }
          }
          Tell $language "$($method.Name) $($method.Invoke($sentences, @($values)))"
        }
      }
    `);
    const values = (told: string[]) =>
      told.map((line) => [line.split(' ', 1)[0], ...[...line.matchAll(/70\d/g)].map(String).sort()]);
    expect(seen.told('English')).to.have.length.above(50);
    expect(values(seen.told('Italian'))).to.have.deep.members(values(seen.told('English')));
  });

  it('speaks one language in one sentence, where the UI culture changes meanwhile', async () => {
    const seen = await run(`
      [cultureinfo]::CurrentUICulture = 'it-IT'
      Attempt italian { Get-PersistentTcpPortReservation 1 1; Get-ExcludedPortRange Tcp 1 1 }
      [cultureinfo]::CurrentUICulture = 'en-US'
      Attempt english { Get-PersistentTcpPortReservation 1 1; Get-ExcludedPortRange Tcp 1 1 }
    `);
    for (const error of seen.told('italian error')) expect(error).to.match(/esattamente/);
    for (const error of seen.told('english error')) expect(error).to.match(/exactly/);
    expect([...seen.told('italian error'), ...seen.told('english error')]).to.have.length(4);
  });
});

describe('in every culture', function () {
  this.timeout(60_000);

  for (const culture of ['tr-TR', 'az', 'ar-SA', 'hi-IN', 'fa-IR']) {
    it(`numbers, names and comparisons are the same, as in ${culture}`, async () => {
      const seen = await run(
        `
        [cultureinfo]::CurrentCulture = '${culture}'
        [cultureinfo]::CurrentUICulture = '${culture}'
        Import-Module ${manifest} -ArgumentList @{ BACKEND = 'MEMORY'; idleseconds = 5; NODEPATH = ${quoted(process.execPath)} }
        Attempt new { New-PersistentTcpPortReservation 5000 20 }
        Tell text "$(Get-PersistentTcpPortReservation -Port 5019)"
        Tell test (Test-PersistentTcpPortReservation '5000' 20.0)
        Attempt excluded { New-ExcludedPortRange TCP 12345 5 -Store ACTIVE; Get-ExcludedPortRange TCP 12345 5 -Store ACTIVE }
        Attempt missing { Get-ExcludedPortRange TCP 1 2 }
        Attempt bad { Test-PersistentTcpPortReservation 1.5 20 }
        Attempt other { Get-PersistentTcpPortReservation | Remove-PersistentUdpPortReservation -Force }
        Attempt object { Get-PersistentTcpPortReservation | Select-Object * | Remove-PersistentTcpPortReservation -Force -PassThru }
        Tell whatIf (New-PersistentTcpPortReservation 12345 5 -WhatIf)
        Tell host (Test-PortReservationHost).Where({ $_.Id -eq 'bridge' }).Detail
        $line = 'Remove-ExcludedPortRange TCP '
        Tell completed ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText)
        `,
        { options: 'not imported' },
      );
      expect(seen.told('new')).to.deep.equal(['tcp 5000 20']);
      expect(seen.one('text')).to.equal('tcp 5000-5019');
      expect(seen.one('test')).to.equal('True');
      expect(seen.told('excluded')).to.deep.equal(['tcp 12345 5', 'tcp 12345 5']);
      expect(seen.errors('missing')).to.deep.equal([
        'ExclusionNotFound,Get-ExcludedPortRange|ObjectNotFound|1168|tcp 1 2',
      ]);
      expect(seen.one('missing error')).to.match(/The active store holds no range tcp 1-2/);
      expect(seen.one('bad error')).to.match(/'1\.5' is not a whole number/);
      expect(seen.errors('other')[0]).to.match(/^OtherProtocol/);
      expect(seen.told('object')).to.deep.equal(['tcp 5000 20']);
      expect(seen.stdout).to.match(/What if: .*tcp 12345-12349/);
      expect(seen.one('host')).to.match(/process \d+ answers a lookup in \d+\.\d ms/);
      expect(seen.told('completed')).to.deep.equal(['12345']);
    });
  }
});
