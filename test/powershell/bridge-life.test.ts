import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { temporaryStateDirectory } from '../support/linux-namespace';
import {
  dieInsteadOfAnswering,
  dieReading,
  nodeThatFirst,
  programThat,
  removeDoubles,
  standStillReading,
} from './node-double';
import { importing, quoted, run } from './session';

/** Runs a script in a runspace of its own until its bridge stands still in the middle of a request. */
const startWaiting = (double: { readonly path: string; readonly folder: string }) => `
  function Start-Waiting($Script) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript(${quoted(importing({ Backend: 'memory', NodePath: double.path }))}).Invoke()
    $shell.Commands.Clear()
    $run = $shell.AddScript($Script).BeginInvoke()
    while (-not [System.IO.File]::Exists('${double.folder}/held')) { [System.Threading.Thread]::Sleep(5) }
    $shell.Commands.Clear()
    @{ Shell = $shell; Run = $run }
  }
  function Continue-Bridge { [System.IO.File]::WriteAllText('${double.folder}/go', '') }
`;

/** Stops the bridge and fills its pipe with one long request, so that a change asked for then is not written. */
const fillPipe = `
  $session = ${quoted(importing())}
  function New-Session {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript($session).Invoke()
    $shell.Commands.Clear()
    $shell
  }
  $null = Test-PersistentTcpPortReservation 1 1
  $id = (Get-BridgeId)[0]
  $long = New-Session
  $change = New-Session
  & /bin/kill -STOP $id
  $null = $long.AddScript('& (Get-Module PortReservation) { Invoke-PortReservationResource PersistentPortReservation get ([pscustomobject] @{ Protocol = [string]::new([char] 120, 500000) }) }').BeginInvoke()
  [System.Threading.Thread]::Sleep(300)
  $run = $change.AddScript('New-PersistentTcpPortReservation 5000 20').BeginInvoke()
  $null = $run.AsyncWaitHandle.WaitOne(500)
`;

const onLinux = process.platform === 'linux';

describe('the life of the bridge', function () {
  this.timeout(60_000);

  before(function () {
    // Signals and scripts in the place of node.exe are beyond Windows.
    if (process.platform === 'win32') this.skip();
  });

  afterEach(removeDoubles);

  it('begins at the first call, goes on through the session, and ends with the module', async () => {
    const seen = await run(`
      $null = Test-PersistentTcpPortReservation 5000 20
      $first = Get-BridgeId
      $null = Get-PersistentUdpPortReservation
      Tell same ("$first" -eq "$(Get-BridgeId)")
      $process = [System.Diagnostics.Process]::GetProcessById($first[0])
      Remove-Module PortReservation
      Tell ended $process.WaitForExit(5000)
    `);
    expect(seen.one('same')).to.equal('True');
    expect(seen.one('ended')).to.equal('True');
  });

  it('ends with a session that says no goodbye', async () => {
    const seen = await run('$null = Test-PersistentTcpPortReservation 5000 20; Tell id (Get-BridgeId)', {
      ownProcess: true,
    });
    await gone(seen.one('id'));
  });

  it('ends idle, and begins anew without a word', async function () {
    if (!onLinux) this.skip();
    const stateDirectory = temporaryStateDirectory();
    try {
      const seen = await run(
        `
        $null = Test-PersistentTcpPortReservation 5000 20
        Tell ended ([System.Diagnostics.Process]::GetProcessById((Get-BridgeId)[0]).WaitForExit(15000))
        Attempt after { Test-PersistentTcpPortReservation 5000 20 }
        `,
        {
          options: {
            Backend: 'linux',
            StateDirectory: stateDirectory,
            NodePath: process.execPath,
            IdleSeconds: 1,
          },
        },
      );
      expect(seen.one('ended')).to.equal('True');
      expect(seen.told('after')).to.deep.equal(['False']);
      expect(seen.told('after error')).to.deep.equal([]);
    } finally {
      rmSync(stateDirectory, { recursive: true });
    }
  });

  it('does not end idle while the memory backend keeps in it what a session has made', async () => {
    const seen = await run(
      `
      $null = New-PersistentTcpPortReservation 5000 20
      Tell ended ([System.Diagnostics.Process]::GetProcessById((Get-BridgeId)[0]).WaitForExit(2500))
      Tell kept (Test-PersistentTcpPortReservation 5000 20)
      `,
      { options: { Backend: 'memory', NodePath: process.execPath, IdleSeconds: 1 } },
    );
    expect(seen.one('ended')).to.equal('False');
    expect(seen.one('kept')).to.equal('True');
  });

  it('may say anything on standard error, without end', async () => {
    const noisy = nodeThatFirst(`
      const noise = 'x'.repeat(1 << 20);
      process.stderr.write(noise + '\\n');
      process.stdin.on('newListener', () => process.stderr.write(noise));
      const write = process.stdout.write;
      process.stdout.write = function (...args) { process.stderr.write(noise); return write.apply(this, args); };
    `);
    const seen = await run(
      'foreach ($i in 1..20) { Tell answers (Test-PersistentTcpPortReservation 5000 $i) }',
      {
        options: { Backend: 'memory', NodePath: noisy.path },
      },
    );
    expect(seen.told('answers')).to.have.length(20);
    expect(seen.stderr).to.equal('');
  });

  it('outlives a stopped change, of which the next command warns, and its late answer is taken for no later one', async () => {
    const still = nodeThatFirst(standStillReading('create'));
    const seen = await run(`${startWaiting(still)}
      $call = Start-Waiting '$null = New-PersistentTcpPortReservation 5000 20'
      $id = Get-BridgeId
      $clock = [System.Diagnostics.Stopwatch]::StartNew()
      $call.Shell.Stop()
      Tell milliseconds $clock.ElapsedMilliseconds
      Continue-Bridge
      Tell answers $call.Shell.AddScript('Test-PersistentTcpPortReservation 1 1; Test-PersistentTcpPortReservation 5000 20; Test-PersistentUdpPortReservation 5000 20').Invoke()
      Tell warnings $call.Shell.Streams.Warning
      Tell same ("$id" -eq "$(Get-BridgeId)")
      $call.Shell.Runspace.Close()
    `);
    expect(Number(seen.one('milliseconds'))).to.be.below(500);
    // The request was read before the stop, so the reservation is made.
    expect(seen.told('answers')).to.deep.equal(['False', 'True', 'False']);
    expect(seen.told('warnings')).to.have.length(1);
    expect(seen.one('warnings')).to.match(/stopped after it had asked for tcp 5000-5019 to be made/);
    expect(seen.one('same')).to.equal('True');
  });

  it('outlives a stopped lookup, of which nobody is told', async () => {
    const still = nodeThatFirst(standStillReading('lookup'));
    const seen = await run(`${startWaiting(still)}
      $call = Start-Waiting 'Test-PersistentTcpPortReservation 5000 20'
      $call.Shell.Stop()
      Continue-Bridge
      Tell answers $call.Shell.AddScript('New-PersistentTcpPortReservation 5000 20').Invoke()
      Tell warnings $call.Shell.Streams.Warning.Count
      $call.Shell.Runspace.Close()
    `);
    expect(seen.told('answers')).to.deep.equal(['tcp 5000 20']);
    expect(seen.one('warnings')).to.equal('0');
  });

  it('makes no change without a word whose command was stopped before the process took it', async () => {
    const seen = await run(`${fillPipe}
      $clock = [System.Diagnostics.Stopwatch]::StartNew()
      $change.Stop()
      $long.Stop()
      Tell milliseconds $clock.ElapsedMilliseconds
      & /bin/kill -CONT $id
      $change.Commands.Clear()
      Tell made $change.AddScript('Test-PersistentTcpPortReservation 5000 20').Invoke()
      Tell warnings $change.Streams.Warning.Count
      Tell same ("$id" -eq "$(Get-BridgeId)")
      foreach ($shell in $long, $change) { $shell.Runspace.Close() }
    `);
    expect(Number(seen.one('milliseconds'))).to.be.below(500);
    // On a busy machine the change may have been written before the long request.
    expect([seen.one('made'), seen.one('warnings')]).to.be.deep.oneOf([
      ['False', '0'],
      ['True', '1'],
    ]);
    expect(seen.one('same')).to.equal('True');
  });

  it('is replaced without a word where it dies before it took a change', async () => {
    const seen = await run(`${fillPipe}
      & /bin/kill -KILL $id
      Tell made $change.EndInvoke($run)
      Tell said @($change.Streams.Warning; $change.Streams.Error).Count
      foreach ($shell in $long, $change) { $shell.Runspace.Close() }
    `);
    expect(seen.told('made')).to.deep.equal(['tcp 5000 20']);
    expect(seen.one('said')).to.equal('0');
  });

  it('is started again where it was found dead, without a word', async () => {
    const seen = await run(`
      $null = Test-PersistentTcpPortReservation 5000 20
      $process = [System.Diagnostics.Process]::GetProcessById((Get-BridgeId)[0])
      $process.Kill()
      $process.WaitForExit()
      Attempt it { New-PersistentTcpPortReservation 5000 20 }
    `);
    expect(seen.told('it')).to.deep.equal(['tcp 5000 20']);
    expect([...seen.told('it error'), ...seen.told('it warning')]).to.deep.equal([]);
  });

  it('is started again after a death, and the lookup that it interrupted is repeated', async () => {
    const mortal = nodeThatFirst(dieReading('lookup'));
    const seen = await run('Attempt it { Test-PersistentTcpPortReservation 5000 20 }', {
      options: { Backend: 'memory', NodePath: mortal.path },
    });
    expect(seen.told('it')).to.deep.equal(['False']);
    expect(seen.told('it error')).to.deep.equal([]);
  });

  it('is asked after its death whether a creation has happened, and makes it then where it has not', async () => {
    const mortal = nodeThatFirst(dieReading('create'));
    const seen = await run('Attempt it { New-PersistentTcpPortReservation 5000 20 }', {
      options: { Backend: 'memory', NodePath: mortal.path },
    });
    expect(seen.told('it')).to.deep.equal(['tcp 5000 20']);
    expect([...seen.told('it error'), ...seen.told('it warning')]).to.deep.equal([]);
  });

  it('does not say that a creation has happened which it died of twice', async () => {
    const mortal = nodeThatFirst(dieReading('create').replaceAll("'/died'", "'/died-' + process.pid"));
    const seen = await run('Attempt it { New-PersistentTcpPortReservation 5000 20 }', {
      options: { Backend: 'memory', NodePath: mortal.path },
    });
    expect(seen.errors('it')).to.deep.equal([
      'BridgeFailed,New-PersistentTcpPortReservation|ResourceUnavailable|-|tcp 5000 20',
    ]);
    expect(seen.one('it error')).to.contain('it was not created');
  });

  it('gives up a lookup whose process dies twice', async () => {
    const mortal = nodeThatFirst(dieInsteadOfAnswering.replace("'/died', ''", "'/died-again', ''"));
    const seen = await run('Attempt it { Test-PersistentTcpPortReservation 5000 20 }', {
      options: { Backend: 'memory', NodePath: mortal.path },
    });
    expect(seen.errors('it')).to.deep.equal([
      'BridgeFailed,Test-PersistentTcpPortReservation|ResourceUnavailable|-|tcp 5000 20',
    ]);
  });

  it('is ended when it does not answer in time', async () => {
    const seen = await run('Attempt it { Test-PersistentTcpPortReservation 5000 20 }', {
      options: { Backend: 'memory', NodePath: programThat('exec sleep 1000').path, TimeoutSeconds: 1 },
    });
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*within 1 seconds/);
  });

  it('is missed by one error and no other, where it cannot be had', async () => {
    const seen = await run(
      'Test-PersistentTcpPortReservation 5000 20 -ErrorVariable missed 2>$null; Tell missed $missed.Count',
      {
        options: { Backend: 'memory', NodePath: '/bin/true' },
      },
    );
    expect(seen.one('missed')).to.equal('1');
  });

  for (const culture of ['en-US', 'tr-TR', 'az']) {
    it(`gets none of the variables that would change what it runs, where the culture is ${culture}`, async () => {
      const double = nodeThatFirst(
        `require('node:fs').writeFileSync(folder + '/environment', JSON.stringify(process.env));`,
      );
      const dangerous = {
        NODE_PATH: '/tmp',
        OPENSSL_CONF: '/tmp/evil.cnf',
        EDGE_USE_CORECLR: '1',
        EDGE_NATIVE: '/tmp/evil.node',
        DOTNET_STARTUP_HOOKS: '',
        NUGET_PACKAGES: '/tmp/evil',
        CORECLR_PROFILER: '{0}',
        COMPlus_Version: 'v4',
        appdomain_manager_asm: 'evil',
        PORT_RESERVATION_BACKEND: 'linux',
        port_reservation_backend: 'linux',
      };
      await run(
        `[cultureinfo]::CurrentCulture = '${culture}'; $null = Test-PersistentTcpPortReservation 5000 20`,
        {
          options: { Backend: 'memory', NodePath: double.path },
          environment: { ...dangerous, HARMLESS: 'yes' },
        },
      );
      const environment = JSON.parse(readFileSync(`${double.folder}/environment`, 'utf8'));
      expect(environment).to.include({ HARMLESS: 'yes' });
      for (const name of Object.keys(dangerous)) expect(environment).to.not.have.property(name);
    });
  }
});

describe('Node.js for the bridge', function () {
  this.timeout(60_000);

  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  afterEach(removeDoubles);

  /** Runs a script with a PATH of its own, and no Node.js named. */
  function runWithPath(searched: string, script: string) {
    const settings = {
      options: { Backend: 'memory' },
      ownProcess: true,
    };
    // PowerShell itself may need the PATH to start.
    return run(`$env:PATH = ${quoted(searched)}\n${script}`, settings);
  }

  const program = 'Tell program (Get-Process -Id (Get-BridgeId)[0]).Path';
  const itself = path.dirname(process.execPath);

  it('is looked for in absolute PATH entries alone', async () => {
    const stranger = programThat('exit 3');
    const seen = await runWithPath(
      `.:"relative"::${itself}`,
      `[System.Environment]::CurrentDirectory = '${stranger.folder}'
      Attempt it { Test-PersistentTcpPortReservation 5000 20 }
      ${program}`,
    );
    expect(seen.told('it')).to.deep.equal(['False']);
    expect(seen.one('program')).to.equal(process.execPath);
  });

  it('is named by an option, where it must be', async () => {
    const seen = await run('Attempt it { Get-PersistentTcpPortReservation }', {
      options: { Backend: 'memory', NodePath: '/nowhere/node' },
    });
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*'\/nowhere\/node'.*20\.19/);
  });

  it('is refused when it is too old, with what to do', async () => {
    const old = nodeThatFirst("Object.defineProperty(process, 'version', { value: 'v18.20.4' });");
    const seen = await run('Attempt it { Get-PersistentTcpPortReservation }', {
      options: { Backend: 'memory', NodePath: old.path },
    });
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*v18\.20\.4.*Install 20\.19 or later/);
  });

  it('is told by how it ended and what it said when it cannot even begin', async () => {
    const broken = programThat('echo "no version is set" >&2; exit 3');
    const seen = await run('Attempt it { Get-PersistentTcpPortReservation }', {
      options: { Backend: 'memory', NodePath: broken.path },
    });
    expect(seen.one('it error')).to.match(
      /^BridgeFailed,.*exit code 3.*said: no version is set.*20\.19 or later/,
    );
  });

  for (const [what, spoil] of Object.entries<(folder: string) => void>({
    'a dangling link': (folder) => symlinkSync('/nonexistent', `${folder}/node`),
    'a file that is not executable': (folder) => writeFileSync(`${folder}/node`, 'text'),
    'an executable that is no program': (folder) => writeFileSync(`${folder}/node`, 'text', { mode: 0o755 }),
    'a folder': (folder) => mkdirSync(`${folder}/node`),
    'a version manager without a version': (folder) =>
      writeFileSync(`${folder}/node`, '#!/bin/sh\necho "no version is set" >&2\nexit 126\n', { mode: 0o755 }),
  })) {
    it(`is looked for further, as shells do, after ${what}`, async () => {
      const folder = path.join(programThat('').folder, 'spoiled');
      mkdirSync(folder);
      spoil(folder);
      const seen = await runWithPath(
        `${folder}:${itself}`,
        `Attempt it { Test-PersistentTcpPortReservation 5000 20 }; ${program}`,
      );
      expect(seen.told('it error')).to.deep.equal([]);
      expect(seen.told('it')).to.deep.equal(['False']);
      expect(seen.one('program')).to.equal(process.execPath);
    });
  }
});

async function gone(id: string): Promise<void> {
  const deadline = Date.now() + 5000;
  while (isRunning(id)) {
    expect(Date.now(), `process ${id} is still there`).to.be.below(deadline);
    await delay(20);
  }
}

function isRunning(id: string): boolean {
  const file = `/proc/${id}/stat`;
  // A process that nobody has collected yet is a zombie, and gone all the same.
  return existsSync(file) && !/\) Z /.test(readFileSync(file, 'utf8'));
}
