import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { findEngine, offline } from '../../test/powershell/engine';
import { root } from '../../test/support/build';
import type { Sample } from '../row';

const manifest = path.join(root, 'PortReservation.psd1');

/** The module on the memory backend, and a peer that a script makes for itself: a class of its own around a native function. */
const prelude = `
  $ErrorActionPreference = 'Stop'
  function Import-It {
    Import-Module '${manifest}' -ArgumentList @{ Backend = 'memory'; NodePath = '${process.execPath}' }
  }
  function Add-Peer {
    Add-Type -TypeDefinition @'
      using System.Runtime.InteropServices;
      public static class Peer {
        [DllImport("libc", EntryPoint = "getppid")] static extern int Call();
        public static long Lookup(int startPort, int numberOfPorts) { return startPort + numberOfPorts + Call(); }
      }
'@
  }
  function Measure-It([scriptblock] $work) {
    [GC]::Collect()
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $null = & $work
    $clock.Elapsed.TotalMilliseconds
  }
  function New-Block([int] $count) {
    foreach ($port in 1..$count) { [pscustomobject]@{ StartPort = $port; NumberOfPorts = 1 } }
  }
  function Tell-Sample([double] $ours, [double] $peer) {
    $line = '{{"ours":{0},"peer":{1}}}' -f $ours.ToString('R', [cultureinfo]::InvariantCulture), $peer.ToString('R', [cultureinfo]::InvariantCulture)
    [Console]::Out.WriteLine($line)
  }
`;

/** Runs a script in a new session, and answers the samples that it tells by Tell-Sample. */
export function inSession(script: string): Sample[] {
  const [program, ...args] = findEngine().session as [string, ...string[]];
  const output = execFileSync(program, [...args, '-NonInteractive', '-Command', `${prelude}\n${script}`], {
    encoding: 'utf8',
    env: { ...process.env, ...offline, NO_COLOR: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = output.split(/\r?\n/).filter((line) => line.startsWith('{"ours"'));
  return lines.map((line) => JSON.parse(line) as Sample);
}

/** The samples of so many new sessions. */
export function inSessions(count: number, script: string): Sample[] {
  return Array.from({ length: count }, () => inSession(script)).flat();
}
