import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import type { RunOptions } from '../powershell/session';
import { occupyWithSocket } from '../support/occupy';
import { runWithClass } from './instance';
import { onEachBackend, onLinux } from './on-each-backend';

const runWithResource = (script: string, settings?: RunOptions) =>
  runWithClass('ExcludedPortRange', script, settings);

describe('the class-based DSC resource ExcludedPortRange', function () {
  this.timeout(60_000);

  onEachBackend(
    `foreach ($store in 'Persistent', 'Active') {
               Get-ExcludedPortRange -Store $store | Where-Object { $_.Administered } | Remove-ExcludedPortRange -Store $store -Force
           }
           Get-PersistentTcpPortReservation | Remove-PersistentTcpPortReservation -Force`,
    (setting) => {
      it('excludes across restarts what is to be present, and a second time changes nothing', async () => {
        const seen = await runWithResource(
          `
          $resource = Resource $tcp
          Tell before $resource.Test()
          Tell-State absent $resource.Get()
          $resource.Set()
          $resource.Set()
          Tell after $resource.Test()
          Tell-State present $resource.Get()
          Tell all (Get-ExcludedPortRange -Store Persistent)
          `,
          setting,
        );
        expect([seen.one('before'), seen.one('after')]).to.deep.equal(['False', 'True']);
        expect(seen.one('absent')).to.equal('tcp 5000 20 Absent persistent');
        expect(seen.one('absent reason')).to.match(/^ExclusionNotFound: .*tcp 5000-5019/);
        expect(seen.one('present')).to.equal('tcp 5000 20 Present persistent');
        expect(seen.told('present reason')).to.deep.equal([]);
        expect(seen.told('all')).to.deep.equal(['tcp 5000 20']);
      });

      it('removes what is to be absent from the store where it is, exactly that block of that protocol', async () => {
        const seen = await runWithResource(
          `
          (Resource ($tcp + @{ Store = 'Active' })).Set()
          (Resource $udp).Set()
          $resource = Resource (Absent $tcp)
          Tell before $resource.Test()
          Tell-State present $resource.Get()
          (Resource (Absent $larger)).Set()
          $resource.Set()
          $resource.Set()
          Tell after $resource.Test()
          Tell left (Get-ExcludedPortRange -Store Persistent)
          `,
          setting,
        );
        expect([seen.one('before'), seen.one('after')]).to.deep.equal(['False', 'True']);
        expect(seen.one('present')).to.equal('tcp 5000 20 Present active');
        expect(seen.one('present reason')).to.equal(
          'ExclusionExists: The exclusion tcp 5000-5019 exists and should not.',
        );
        expect(seen.told('left')).to.deep.equal(['udp 5000 20']);
      });

      it('names the exclusion or the reservation in the way, and changes nothing', async () => {
        const seen = await runWithResource(
          `
          (Resource $tcp).Set()
          $null = New-PersistentTcpPortReservation 6000 10
          foreach ($wanted in $overlapping, $larger, @{ Protocol = 'tcp'; StartPort = 6005; NumberOfPorts = 10 }) {
              $resource = Resource $wanted
              Tell test $resource.Test()
              Tell-State get $resource.Get()
              Attempt set { $resource.Set() }
          }
          Tell all (Get-ExcludedPortRange -Store Persistent)
          `,
          setting,
        );
        expect(seen.told('test')).to.deep.equal(['False', 'False', 'False']);
        const conflicts = seen.told('get reason').filter((text) => !text.startsWith('ExclusionNotFound'));
        expect(conflicts).to.have.length(3);
        expect(conflicts[0]).to.match(
          /^ExclusionConflict: .*tcp 5010-5029 meets the exclusion tcp 5000-5019/,
        );
        expect(conflicts[1]).to.match(
          /^ExclusionConflict: .*tcp 5000-5029 meets the exclusion tcp 5000-5019/,
        );
        expect(conflicts[2]).to.match(
          /^ReservationConflict: .*tcp 6005-6014 meets the reservation tcp 6000-6009/,
        );
        const errors = seen.told('set error');
        expect(errors).to.have.length(3);
        for (const error of errors) expect(error).to.match(/^ExclusionConflict,.*\|ResourceExists\|32\|/);
        expect(errors[2]).to.match(/reservation tcp 6000-6009/);
        expect(seen.told('all')).to.deep.equal(['tcp 5000 20']);
      });

      it('says that an exclusion is in the other store, and does not move it', async () => {
        const seen = await runWithResource(
          `
          (Resource $tcp).Set()
          $resource = Resource ($tcp + @{ Store = 'Active' })
          Tell test $resource.Test()
          Tell-State get $resource.Get()
          Attempt set { $resource.Set() }
          Tell all (Get-ExcludedPortRange -Store Persistent)
          `,
          setting,
        );
        expect(seen.one('test')).to.equal('False');
        expect(seen.one('get')).to.equal('tcp 5000 20 Present persistent');
        expect(seen.one('get reason')).to.match(
          /^ExclusionInOtherStore: .* is persistent and should be active/,
        );
        expect(seen.one('set error')).to.match(
          /^ExclusionConflict,.*\|ResourceExists\|32\|.* is persistent and should be active/,
        );
        expect(seen.told('all')).to.deep.equal(['tcp 5000 20']);
      });

      it('exports the exclusions of both stores, each once, and no reservation', async () => {
        const seen = await runWithResource(
          `
          (Resource $tcp).Set()
          (Resource ($udp + @{ Store = 'Active' })).Set()
          $null = New-PersistentTcpPortReservation 6000 10
          $module = Get-Module PortReservation
          Tell-State all (& $module { [ExcludedPortRange]::Export() })
          Tell-State udp (& $module { [ExcludedPortRange]::Export([ExcludedPortRange] @{ Protocol = 'udp' }) })
          `,
          setting,
        );
        expect(seen.told('all')).to.have.members([
          'tcp 5000 20 Present persistent',
          'udp 5000 20 Present active',
        ]);
        expect(seen.told('udp')).to.deep.equal(['udp 5000 20 Present active']);
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
        Tell all @(Get-ExcludedPortRange -Store Persistent).Count
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
      $class = & (Get-Module PortReservation) { [ExcludedPortRange] }
      Tell schema ([Microsoft.PowerShell.DesiredStateConfiguration.Internal.DscClassCache]::GenerateMofForType($class))
    `);
    for (const property of [
      '[key]uint16 StartPort;',
      '[key]uint16 NumberOfPorts;',
      'Values{"active", "persistent"}]string Store;',
      '[read, EmbeddedInstance("PortReservationReason")]string Reasons[];',
    ]) {
      expect(seen.one('schema')).to.include(property);
    }
  });
});
