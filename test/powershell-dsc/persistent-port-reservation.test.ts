import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { engine, manifest, quoted, type RunOptions, run } from '../powershell/session';
import { root } from '../support/build';
import { occupyWithSocket } from '../support/occupy';
import { runWithClass } from './instance';
import { onEachBackend, onLinux } from './on-each-backend';

const runWithResource = (script: string, settings?: RunOptions) =>
  runWithClass('PersistentPortReservation', script, settings);

describe('the class-based DSC resource PersistentPortReservation', function () {
  this.timeout(60_000);

  onEachBackend(
    `Get-PersistentTcpPortReservation | Remove-PersistentTcpPortReservation -Force
           Get-PersistentUdpPortReservation | Remove-PersistentUdpPortReservation -Force`,
    (setting) => {
      it('reserves what is to be present, and a second time changes nothing', async () => {
        const seen = await runWithResource(
          `
          $resource = Resource $tcp
          Tell before $resource.Test()
          Tell-State absent $resource.Get()
          $resource.Set()
          $resource.Set()
          Tell after $resource.Test()
          Tell-State present $resource.Get()
          Tell token (Get-PersistentTcpPortReservation 5000 20).Token
          Tell all (Get-PersistentTcpPortReservation)
          `,
          setting,
        );
        expect([seen.one('before'), seen.one('after')]).to.deep.equal(['False', 'True']);
        expect(seen.one('absent')).to.equal('tcp 5000 20 Absent');
        expect(seen.one('absent token')).to.equal('');
        expect(seen.one('absent reason')).to.match(
          /^ReservationNotFound: There is no reservation tcp 5000-5019/,
        );
        expect(seen.one('present')).to.equal('tcp 5000 20 Present');
        expect(seen.one('present token'))
          .to.equal(seen.one('token'))
          .and.to.match(/^[0-9]+$/);
        expect(seen.told('present reason')).to.deep.equal([]);
        expect(seen.told('all')).to.deep.equal(['tcp 5000 20']);
      });

      it('removes what is to be absent, exactly that block of that protocol, and a second time changes nothing', async () => {
        const seen = await runWithResource(
          `
          (Resource $tcp).Set()
          (Resource $udp).Set()
          $resource = Resource (Absent $tcp)
          Tell before $resource.Test()
          Tell-State present $resource.Get()
          Tell otherSize (Resource (Absent $larger)).Test()
          (Resource (Absent $larger)).Set()
          Tell stillThere (Test-PersistentTcpPortReservation 5000 20)
          $resource.Set()
          $resource.Set()
          Tell after $resource.Test()
          Tell-State absent $resource.Get()
          Tell tcp @(Get-PersistentTcpPortReservation).Count
          Tell udp (Get-PersistentUdpPortReservation)
          `,
          setting,
        );
        expect([seen.one('before'), seen.one('after')]).to.deep.equal(['False', 'True']);
        expect(seen.one('present reason')).to.equal(
          'ReservationExists: The reservation tcp 5000-5019 exists and should not.',
        );
        expect([seen.one('otherSize'), seen.one('stillThere')]).to.deep.equal(['True', 'True']);
        expect(seen.told('absent reason')).to.deep.equal([]);
        expect(seen.one('tcp')).to.equal('0');
        expect(seen.told('udp')).to.deep.equal(['udp 5000 20']);
      });

      it('names the reservation in the way, in the reasons and in the error, and changes nothing', async () => {
        const seen = await runWithResource(
          `
          (Resource $tcp).Set()
          foreach ($wanted in $overlapping, $larger) {
              $resource = Resource $wanted
              Tell test $resource.Test()
              Tell-State get $resource.Get()
              Attempt set { $resource.Set() }
          }
          Tell all (Get-PersistentTcpPortReservation)
          `,
          setting,
        );
        expect(seen.told('test')).to.deep.equal(['False', 'False']);
        const [notFound, conflict, , sizeConflict] = seen.told('get reason');
        expect(notFound).to.match(/^ReservationNotFound: .*tcp 5010-5029/);
        expect(conflict).to.match(
          /^ReservationConflict: .*tcp 5010-5029 meets the reservation tcp 5000-5019/,
        );
        expect(sizeConflict).to.match(
          /^ReservationConflict: .*tcp 5000-5029 meets the reservation tcp 5000-5019/,
        );
        for (const error of seen.told('set error')) {
          expect(error).to.match(
            /^ReservationConflict,.*\|ResourceExists\|32\|.*meets the reservation tcp 5000-5019/,
          );
        }
        expect(seen.told('set error')).to.have.length(2);
        expect(seen.told('all')).to.deep.equal(['tcp 5000 20']);
      });

      it('exports every reservation without its token, and by a filter those that agree with it', async () => {
        const seen = await runWithResource(
          `
          (Resource $tcp).Set()
          (Resource $udp).Set()
          (Resource @{ Protocol = 'tcp'; StartPort = 6000; NumberOfPorts = 1 }).Set()
          $module = Get-Module PortReservation
          Tell-State all (& $module { [PersistentPortReservation]::Export() })
          Tell-State tcp (& $module { [PersistentPortReservation]::Export([PersistentPortReservation] @{ Protocol = 'tcp' }) })
          Tell-State port (& $module { [PersistentPortReservation]::Export([PersistentPortReservation] @{ StartPort = 5000 }) })
          Tell-State none (& $module { [PersistentPortReservation]::Export([PersistentPortReservation] @{ StartPort = 7000 }) })
          `,
          setting,
        );
        const first = 'tcp 5000 20 Present';
        const second = 'tcp 6000 1 Present';
        const third = 'udp 5000 20 Present';
        expect(seen.told('all')).to.have.members([first, second, third]);
        expect(new Set(seen.told('all token'))).to.deep.equal(new Set(['']));
        expect(seen.told('tcp')).to.have.members([first, second]);
        expect(seen.told('port')).to.have.members([first, third]);
        expect(seen.told('none')).to.deep.equal([]);
      });
    },
  );

  it('names the port that is in use, and changes nothing', async function () {
    if (!onLinux) this.skip();
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-dsc-class-'));
    const release = await occupyWithSocket('tcp', 5007);
    try {
      const seen = await runWithResource(
        `
        Attempt set { (Resource $tcp).Set() }
        Tell all @(Get-PersistentTcpPortReservation).Count
        `,
        { options: { Backend: 'linux', StateDirectory: folder, NodePath: process.execPath } },
      );
      expect(seen.one('set error')).to.match(
        /^PortInUse,.*\|ResourceBusy\|32\|.*Port 5007 of the block tcp 5000-5019/,
      );
      expect(seen.one('all')).to.equal('0');
    } finally {
      await release();
      rmSync(folder, { recursive: true });
    }
  });

  it('takes protocol and Ensure in any case, and nothing that is neither', async () => {
    const seen = await runWithResource(`
      $resource = Resource @{ Protocol = 'TCP'; StartPort = 5000; NumberOfPorts = 20; Ensure = 'present' }
      $resource.Set()
      Tell test $resource.Test()
      Tell-State get $resource.Get()
      Attempt protocol { Resource @{ Protocol = 'sctp'; StartPort = 5000; NumberOfPorts = 20 } }
      Attempt ensure { Resource @{ Protocol = 'tcp'; StartPort = 5000; NumberOfPorts = 20; Ensure = 'Maybe' } }
      Attempt port { Resource @{ Protocol = 'tcp'; StartPort = 65536; NumberOfPorts = 20 } }
    `);
    expect([seen.one('test'), seen.one('get')]).to.deep.equal(['True', 'tcp 5000 20 Present']);
    expect(seen.one('protocol error')).to.match(/sctp.*tcp,udp/);
    expect(seen.one('ensure error')).to.match(/Maybe.*Present,Absent/);
    expect(seen.one('port error')).to.match(/65536/);
  });

  it('refuses a block past the last port in every operation, with the code of the system', async () => {
    const seen = await runWithResource(`
      $resource = Resource @{ Protocol = 'tcp'; StartPort = 65530; NumberOfPorts = 20 }
      Attempt get { $resource.Get() }
      Attempt test { $resource.Test() }
      Attempt set { $resource.Set() }
    `);
    for (const operation of ['get', 'test', 'set']) {
      expect(seen.one(`${operation} error`)).to.match(/^InvalidRange.*\|87\|.*take at most 6 ports/);
    }
  });

  it('says in every operation that the core cannot be reached', async () => {
    const seen = await runWithResource(
      `
      $resource = Resource $tcp
      Attempt get { $resource.Get() }
      Attempt test { $resource.Test() }
      Attempt set { $resource.Set() }
      Attempt export { & (Get-Module PortReservation) { [PersistentPortReservation]::Export() } }
      `,
      { options: { Backend: 'memory', NodePath: path.join(tmpdir(), 'no-such-node') } },
    );
    for (const operation of ['get', 'test', 'set', 'export']) {
      expect(seen.one(`${operation} error`)).to.match(/^BridgeFailed.*no-such-node/);
    }
  });

  it('works under strict mode, and asks nobody', async () => {
    const seen = await runWithResource(`
      Set-StrictMode -Version Latest
      $ErrorActionPreference = 'Stop'
      $ConfirmPreference = 'Low'
      (Resource $tcp).Set()
      Tell present (Resource $tcp).Get().Ensure
      (Resource (Absent $tcp)).Set()
      Tell absent (Resource $tcp).Get().Ensure
    `);
    expect([seen.one('present'), seen.one('absent')]).to.deep.equal(['Present', 'Absent']);
  });

  it('has a schema that Windows PowerShell can hold', async () => {
    const seen = await runWithResource(`
            $class = & (Get-Module PortReservation) { [PersistentPortReservation] }
      Tell schema ([Microsoft.PowerShell.DesiredStateConfiguration.Internal.DscClassCache]::GenerateMofForType($class))
    `);
    const properties = seen
      .one('schema')
      .replace(/^.*class PersistentPortReservation : OMI_BaseResource \{(.*)\};.*$/, '$1')
      .split(';')
      .map((text) => text.trim())
      .filter((text) => text !== '');
    expect(properties).to.deep.equal([
      '[key, ValueMap{"tcp", "udp"}, Values{"tcp", "udp"}]string Protocol',
      '[key]uint16 StartPort',
      '[key]uint16 NumberOfPorts',
      '[ValueMap{"Present", "Absent"}, Values{"Present", "Absent"}]string Ensure',
      '[read]string Token',
      '[read, EmbeddedInstance("PortReservationReason")]string Reasons[]',
    ]);
  });

  it('can be made as PSDesiredStateConfiguration 2 makes it, by using module', async () => {
    const seen = await runWithResource(`
      Remove-Module PortReservation
      $made = [powershell]::Create('CurrentRunspace').AddScript(
          "using module ${manifest.replaceAll("'", '`"')}\`n[PersistentPortReservation]::new()").Invoke()[0]
      Tell type $made.GetType().Name
      $made.Protocol = 'tcp'
      $made.StartPort = 65530
      $made.NumberOfPorts = 20
      Attempt get { $made.Get() }
    `);
    expect(seen.one('type')).to.equal('PersistentPortReservation');
    expect(seen.one('get error')).to.match(/^InvalidRange.*\|87\|/);
  });

  it('goes by Invoke-DscResource, where PSDesiredStateConfiguration is installed', async function () {
    // Windows PowerShell's own goes through a service, whose module path is the machine's.
    if (engine.isWindowsPowerShell) this.skip();
    const probe = await run(`Tell has (@(Get-Command Invoke-DscResource -ErrorAction Ignore).Count)`);
    if (probe.one('has') === '0') this.skip();
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-dsc-class-'));
    try {
      symlinkSync(root, path.join(folder, 'PortReservation'), 'junction');
      const seen = await runWithResource(
        `
        Remove-Module PortReservation
        $env:PSModulePath = ${quoted(folder)} + [System.IO.Path]::PathSeparator + $env:PSModulePath
        $wanted = @{ Name = 'PersistentPortReservation'; ModuleName = 'PortReservation'; Property = $tcp }
        Tell test (Invoke-DscResource @wanted -Method Test).InDesiredState
        Tell ensure (Invoke-DscResource @wanted -Method Get).Ensure
        `,
        { ownProcess: true },
      );
      expect([seen.one('test'), seen.one('ensure')]).to.deep.equal(['False', 'Absent']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
