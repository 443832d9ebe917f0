import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { dieInsteadOfAnswering, nodeThatFirst, programThat, removeDoubles } from './node-double';
import { importing, run } from './session';

/** Functions that hold the bridge still and look into the module, for scripts that stop or lose a call. */
const surgery = `
  $module = Get-Module PortReservation
  function Send-Signal($Name, $Id) { sh -c "kill -$Name $Id" }

  # Runs a script in a runspace of its own until its call waits for the answer of a bridge that stands still.
  function Start-WaitingCall($Script) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript('${importing().replaceAll("'", "''")}; $null = Test-PersistentTcpPortReservation 1 1; Get-Module PortReservation').Invoke() | ForEach-Object { $shell.Commands.Clear(); $other = $_ }
    $bridge = & $other { $script:Bridge }
    Send-Signal STOP $bridge.Process.Id
    $shell.Commands.Clear()
    $run = $shell.AddScript($Script).BeginInvoke()
    while ($bridge.Outstanding.Count -eq 0 -or $null -eq $bridge.Reading) { [System.Threading.Thread]::Sleep(5) }
    @{ Shell = $shell; Run = $run; Bridge = $bridge; Id = $bridge.Process.Id }
  }
`;

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
      Tell same ($first -eq (Get-BridgeId))
      $process = [System.Diagnostics.Process]::GetProcessById($first)
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

  it('leaves no process behind a closed runspace, of several at once', async () => {
    const importIdle = importing({ Backend: 'memory', NodePath: process.execPath, IdleSeconds: 1 });
    const seen = await run(`
      $shells = foreach ($i in 1..3) {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        $null = $shell.AddScript('${importIdle.replaceAll("'", "''")}; $null = Test-PersistentTcpPortReservation 1 1; & (Get-Module PortReservation) { $script:Bridge.Process.Id }')
        @{ Shell = $shell; Run = $shell.BeginInvoke() }
      }
      $ids = foreach ($one in $shells) { $one.Shell.EndInvoke($one.Run); $one.Shell.Runspace.Close(); $one.Shell.Dispose() }
      foreach ($id in $ids) { try { $null = [System.Diagnostics.Process]::GetProcessById($id).WaitForExit(15000) } catch [System.ArgumentException] { } }
      Tell ids $ids
      Tell alive @([System.Diagnostics.Process]::GetProcesses() | Where-Object Id -in $ids).Count
    `);
    expect(new Set(seen.told('ids'))).to.have.property('size', 3);
    expect(seen.one('alive')).to.equal('0');
  });

  it('begins anew where it ended idle, without a word', async () => {
    const seen = await run(
      `
      $null = New-PersistentTcpPortReservation 5000 20
      [System.Diagnostics.Process]::GetProcessById((Get-BridgeId)).WaitForExit(15000) > $null
      Attempt after { New-PersistentTcpPortReservation 5000 20 }
      `,
      { options: { Backend: 'memory', NodePath: process.execPath, IdleSeconds: 1 } },
    );
    expect(seen.told('after')).to.deep.equal(['tcp 5000 20']);
    expect(seen.told('after error')).to.deep.equal([]);
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

  it('outlives a stopped call, whose answer is taken for no later one', async () => {
    const seen = await run(`${surgery}
      $call = Start-WaitingCall '$null = New-PersistentTcpPortReservation 5000 20; Test-PersistentTcpPortReservation 5000 20'
      $clock = [System.Diagnostics.Stopwatch]::StartNew()
      $call.Shell.Stop()
      Tell milliseconds $clock.ElapsedMilliseconds
      Send-Signal CONT $call.Id
      $call.Shell.Commands.Clear()
      Tell answers $call.Shell.AddScript('Test-PersistentTcpPortReservation 1 1; Test-PersistentTcpPortReservation 5000 20; Test-PersistentUdpPortReservation 5000 20').Invoke()
      Tell same ($call.Id -eq $call.Bridge.Process.Id)
      Tell outstanding $call.Bridge.Outstanding.Count
    `);
    expect(Number(seen.one('milliseconds'))).to.be.below(500);
    // The create was sent before the stop, so it has happened.
    expect(seen.told('answers')).to.deep.equal(['False', 'True', 'False']);
    expect(seen.one('same')).to.equal('True');
    expect(seen.one('outstanding')).to.equal('0');
  });

  it('is started again after a death, and the lookup that it interrupted is repeated', async () => {
    const seen = await run(`${surgery}
      $call = Start-WaitingCall 'Test-PersistentTcpPortReservation 5000 20'
      Send-Signal KILL $call.Id
      Tell answer $call.Shell.EndInvoke($call.Run)
      Tell errors $call.Shell.Streams.Error.Count
    `);
    expect(seen.told('answer')).to.deep.equal(['False']);
    expect(seen.one('errors')).to.equal('0');
  });

  it('does not say that a creation has happened which a lookup does not find', async () => {
    const seen = await run(`${surgery}
      $call = Start-WaitingCall 'New-PersistentTcpPortReservation 5000 20'
      Send-Signal KILL $call.Id
      Tell answer $call.Shell.EndInvoke($call.Run)
      Tell 'it error' $call.Shell.Streams.Error
      $call.Shell.Commands.Clear()
      Tell again $call.Shell.AddScript('New-PersistentTcpPortReservation 5000 20').Invoke()
    `);
    expect(seen.told('answer')).to.deep.equal([]);
    expect(seen.errors('it')).to.deep.equal([
      'BridgeFailed,New-PersistentTcpPortReservation|ResourceUnavailable|-|tcp 5000 20',
    ]);
    expect(seen.one('it error')).to.contain('it was not created');
    expect(seen.told('again')).to.deep.equal(['tcp 5000 20']);
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

  it('gets none of the variables that would change what it runs', async () => {
    const double = nodeThatFirst(
      `require('node:fs').writeFileSync(folder + '/environment', JSON.stringify(process.env));`,
    );
    const dangerous = {
      NODE_PATH: '/tmp',
      OPENSSL_CONF: '/tmp/evil.cnf',
      EDGE_USE_CORECLR: '1',
      EDGE_NATIVE: '/tmp/evil.node',
      DOTNET_STARTUP_HOOKS: '',
      CORECLR_PROFILER: '{0}',
      COMPlus_Version: 'v4',
      PORT_RESERVATION_BACKEND: 'linux',
    };
    await run('$null = Test-PersistentTcpPortReservation 5000 20', {
      options: { Backend: 'memory', NodePath: double.path },
      environment: { ...dangerous, HARMLESS: 'yes' },
    });
    const environment = JSON.parse(readFileSync(`${double.folder}/environment`, 'utf8'));
    expect(environment).to.include({ HARMLESS: 'yes' });
    expect(Object.keys(environment)).to.not.include.members(Object.keys(dangerous));
    for (const name of Object.keys(dangerous)) expect(environment).to.not.have.property(name);
  });
});

describe('Node.js for the bridge', function () {
  this.timeout(60_000);

  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  afterEach(removeDoubles);

  it('is looked for in absolute PATH entries alone, then where it is installed for all users', async () => {
    const stranger = programThat('exit 3');
    const seen = await run(
      `
      $module = Get-Module PortReservation
      [System.Environment]::CurrentDirectory = '${stranger.folder}'
      & $module { $script:Options.NodePath = $null }
      $env:PATH = '.:' + [char] 34 + 'relative' + [char] 34 + '::${stranger.folder}/..'
      & $module { function script:Get-UsualNodeFolder { '${stranger.folder}' } }
      Tell usual (& $module { (Find-Node).Path })
      & $module { function script:Get-UsualNodeFolder { '/nowhere' } }
      Attempt missing { Test-PersistentTcpPortReservation 5000 20 }
      $env:PATH = '.:${stranger.folder}'
      Tell path (& $module { (Find-Node).Path })
      `,
      { ownProcess: true },
    );
    expect(seen.one('usual')).to.equal(stranger.path);
    expect(seen.one('path')).to.equal(stranger.path);
    expect(seen.one('missing error')).to.match(
      /^BridgeFailed,Test-PersistentTcpPortReservation\|ResourceUnavailable\|.*\/nowhere.*Install Node\.js 20\.19 or later.*NodePath/,
    );
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

  it('is told by how it ended when it cannot even begin', async () => {
    const broken = programThat('exit 3');
    const seen = await run('Attempt it { Get-PersistentTcpPortReservation }', {
      options: { Backend: 'memory', NodePath: broken.path },
    });
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*exit code 3.*20\.19 or later/);
  });

  it('is refused when it speaks another version', async () => {
    const seen = await run(`
      & (Get-Module PortReservation) { function script:Get-ModuleVersion { '9.9.9' } }
      Attempt it { Get-PersistentTcpPortReservation }
    `);
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*9\.9\.9/);
  });
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
