/**
 * The main job through every layer, on this machine's own backend: PowerShell, the module, the bridge, the core and the
 * system's call. On Linux it happens in a network namespace of its own, so that nothing of the machine changes.
 * `npm run demo -- --engine powershell` chooses one of the PowerShells on PATH.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findEngine } from '../test/powershell/engine';
import { root } from '../test/support/build';
import { insideOwnPorts } from '../test/support/own-ports';

/** Where the demonstration happens, and in which words to say so. */
interface Stage {
  readonly backend: 'windows' | 'linux' | 'memory';
  readonly inside: readonly string[];
  readonly announcement: string;
}

function chooseStage(): Stage {
  if (process.platform === 'win32') {
    return isElevated()
      ? { backend: 'windows', inside: [], announcement: "Windows' own reservations, through iphlpapi" }
      : onMemory('creating a reservation on Windows needs an elevated session, and this one is not');
  }
  if (process.platform !== 'linux') return onMemory(`there is no backend for ${process.platform}`);
  return insideOwnPorts.length > 0
    ? {
        backend: 'linux',
        inside: insideOwnPorts,
        announcement:
          "the Linux kernel's list of reserved ports, in a network namespace of the demonstration's own",
      }
    : onMemory(
        'a network namespace cannot be made here (unshare, ip, and root or user namespaces are needed)',
      );
}

function onMemory(reason: string): Stage {
  return { backend: 'memory', inside: [], announcement: `memory only, because ${reason}` };
}

function isElevated(): boolean {
  const net = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'net.exe');
  return spawnSync(net, ['session'], { stdio: 'ignore' }).status === 0;
}

const { values } = parseArgs({ options: { engine: { type: 'string' } } });
const stage = chooseStage();
const engine = findEngine(values.engine);
console.log(`Backend: ${stage.backend} (${stage.announcement})`);
console.log(`Engine:  ${engine.description}\n`);

const stateDirectory = mkdtempSync(join(tmpdir(), 'port-reservation-demo-'));
try {
  const demo = [
    join(root, 'scripts', 'demo', 'demo.ps1'),
    ...['-Module', join(root, 'PortReservation.psd1')],
    ...['-Backend', stage.backend],
    ...['-StateDirectory', stateDirectory],
    ...['-Node', process.execPath],
    ...['-TypeScriptPart', join(root, 'scripts', 'demo', 'typescript-part.ts')],
  ];
  const [program, ...args] = [...stage.inside, ...engine.runFile, ...demo] as [string, ...string[]];
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  process.exitCode = status ?? 1;
} finally {
  rmSync(stateDirectory, { recursive: true });
}
