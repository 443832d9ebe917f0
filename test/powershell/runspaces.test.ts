import { expect } from 'chai';
import { engine, importing, manifest, quoted, run } from './session';

/** A script that runs its text in a runspace of its own, and answers what that says and the errors of it. */
const elsewhere = `
  function Elsewhere([string] $Text, [string] $Language = 'FullLanguage') {
    $state = [initialsessionstate]::CreateDefault2()
    $state.LanguageMode = $Language
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $null = $shell.AddScript($Text)
    $shell.Invoke()
    foreach ($each in $shell.Streams.Error) { "error $each" }
    $runspace.Dispose()
  }`;

describe('the module in several sessions of one process', function () {
  this.timeout(60_000);

  it('shares one bridge among the sessions with equal options, and has another for each other set', async () => {
    const equal = `${importing()}; (Get-PersistentTcpPortReservation).StartPort`;
    const other = `${importing({ Backend: 'memory', NodePath: process.execPath, TimeoutSeconds: 59 })}
      $null = New-PersistentTcpPortReservation 6000 4
      (Get-PersistentTcpPortReservation).StartPort`;
    const seen = await run(`
      ${elsewhere}
      $null = New-PersistentTcpPortReservation 5000 20
      Tell equal (Elsewhere ${quoted(equal)})
      Tell bridges @(Get-BridgeId).Count
      Tell other (Elsewhere ${quoted(other)})
      Tell own (Get-PersistentTcpPortReservation).StartPort
    `);
    expect(seen.one('equal')).to.equal('5000');
    expect(seen.one('bridges')).to.equal('1');
    expect(seen.one('other')).to.equal('6000');
    expect(seen.one('own')).to.equal('5000');
  });

  it('heeds in a session the options of its last import', async () => {
    const seen = await run(`
      $null = New-PersistentTcpPortReservation 5000 20
      $first = [System.Diagnostics.Process]::GetProcessById((Get-BridgeId)[0])
      ${importing({ Backend: 'memory', NodePath: process.execPath, TimeoutSeconds: 59 })} -Force
      Tell there @(Get-PersistentTcpPortReservation).Count
      Tell ended $first.WaitForExit(5000)
    `);
    expect(seen.one('there')).to.equal('0');
    expect(seen.one('ended')).to.equal('True');
  });

  it('serves eight of them at once by one process, crosses no answer, and leaves none behind', async () => {
    const branch = `param($number) ${importing()}
      foreach ($i in 1..100) {
        $start = 10000 + 1000 * $number + $i
        $null = New-PersistentTcpPortReservation $start 1
        $found = Get-PersistentTcpPortReservation $start 1
        if ($found.StartPort -ne $start) { "crossed $start $found" }
      }
      "$number done"`;
    const seen = await run(`
      $shells = foreach ($number in 1..8) {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        $null = $shell.AddScript(${quoted(branch)}).AddArgument($number)
        @{ Shell = $shell; Run = $shell.BeginInvoke() }
      }
      foreach ($one in $shells) { Tell branch $one.Shell.EndInvoke($one.Run); Tell errors $one.Shell.Streams.Error }
      $ids = @(Get-BridgeId)
      Tell bridges $ids.Count
      Tell count @(Get-PersistentTcpPortReservation).Count
      Remove-Module PortReservation
      Tell early @(Get-BridgeId).Count
      $process = [System.Diagnostics.Process]::GetProcessById($ids[0])
      foreach ($one in $shells) { $one.Shell.Runspace.Close() }
      Tell ended $process.WaitForExit(5000)
    `);
    expect(seen.told('branch')).to.have.members(Array.from({ length: 8 }, (_, i) => `${i + 1} done`));
    expect(seen.told('errors')).to.deep.equal([]);
    expect(seen.one('bridges')).to.equal('1');
    expect(seen.one('count')).to.equal('800');
    expect(seen.one('early')).to.equal('1');
    expect(seen.one('ended')).to.equal('True');
  });

  it('works in the runspaces of a pool, whose objects are the same in each', async () => {
    const seen = await run(`
      $state = [initialsessionstate]::CreateDefault2()
      $state.ImportPSModule(${manifest})
      $pool = [runspacefactory]::CreateRunspacePool(2, 2, $state, $Host)
      $pool.Open()
      $runs = foreach ($i in 1..4) {
        $shell = [powershell]::Create()
        $shell.RunspacePool = $pool
        $null = $shell.AddScript('[System.Threading.Thread]::Sleep(50); (Get-Command Get-PersistentTcpPortReservation).OutputType.Name')
        @{ Shell = $shell; Run = $shell.BeginInvoke() }
      }
      foreach ($one in $runs) { Tell type @($one.Shell.EndInvoke($one.Run))[-1]; Tell errors $one.Shell.Streams.Error }
      $pool.Dispose()
    `);
    expect(new Set(seen.told('type'))).to.deep.equal(new Set(['PortReservation.PersistentPortReservation']));
    expect(seen.told('errors')).to.deep.equal([]);
  });

  it('works in a session whose forerunners are gone', async () => {
    const text = quoted(`${importing()}; (New-PersistentTcpPortReservation 6000 4).StartPort`);
    const seen = await run(
      `
      ${elsewhere}
      Tell first (Elsewhere ${text})
      ${importing()}
      Attempt own { New-PersistentTcpPortReservation 5000 20 }
      Attempt bad { New-PersistentTcpPortReservation 1.5 20 }
      `,
      { options: 'not imported' },
    );
    expect(seen.one('first')).to.equal('6000');
    expect(seen.told('own')).to.deep.equal(['tcp 5000 20']);
    expect(seen.one('bad error')).to.match(/'1.5' is not a whole number/);
  });

  it('works under ForEach-Object -Parallel, in all branches at once', async function () {
    if (engine.isWindowsPowerShell) this.skip();
    const seen = await run(`
      $script = {
        ${importing()}
        $null = New-PersistentTcpPortReservation (5000 + 100 * $_) 20
        "$_ $((Get-PersistentTcpPortReservation $(5000 + 100 * $_) 20).StartPort)"
      }
      Tell branch (1..4 | ForEach-Object -Parallel $script -ThrottleLimit 4)
    `);
    expect(seen.stderr).to.equal('');
    expect(seen.told('branch').sort()).to.deep.equal(['1 5100', '2 5200', '3 5300', '4 5400']);
  });

  it('works in a job', async () => {
    const seen = await run(`
      $job = Start-Job { ${importing()}; (New-PersistentTcpPortReservation 5000 20).EndPort }
      Tell job ($job | Wait-Job | Receive-Job)
    `);
    expect(seen.one('job')).to.equal('5019');
  });

  for (const [culture, sentence] of [
    ['en-US', /needs Full Language Mode, and this session is in ConstrainedLanguage/],
    ['it-IT', /richiede Full Language Mode, ma questa sessione usa ConstrainedLanguage/],
  ] as const) {
    it(`says in one sentence that Constrained Language Mode is too little, in ${culture}`, async function () {
      if (process.platform === 'win32' && culture !== 'en-US') this.skip();
      const seen = await run(
        `${elsewhere}; Remove-Module PortReservation; Tell import (Elsewhere ${JSON.stringify(`Import-Module ${manifest}`)} 'ConstrainedLanguage')`,
        { environment: { LC_ALL: `${culture.replace('-', '_')}.UTF-8` } },
      );
      expect(seen.one('import')).to.match(sentence);
    });
  }
});
