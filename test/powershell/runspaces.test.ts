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

const bridge = '$(& (Get-Module PortReservation) { $script:Bridge.Process.Id })';

describe('the module in several sessions of one process', function () {
  this.timeout(60_000);

  it('has in each its own bridge and options, side by side', async () => {
    const text = `${importing()}
      $null = New-PersistentTcpPortReservation 6000 4
      "$((Get-PersistentTcpPortReservation).StartPort) ${bridge}"`;
    const seen = await run(`
      ${elsewhere}
      $null = New-PersistentTcpPortReservation 5000 20
      Tell other (Elsewhere ${quoted(text)})
      Tell own "$((Get-PersistentTcpPortReservation).StartPort) ${bridge}"
    `);
    expect(seen.one('other')).to.match(/^6000 \d+$/);
    expect(seen.one('own')).to.match(/^5000 \d+$/);
    expect(seen.one('own').split(' ')[1]).not.to.equal(seen.one('other').split(' ')[1]);
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
        "$_ $((Get-PersistentTcpPortReservation).StartPort)"
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
