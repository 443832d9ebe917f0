/**
 * The main job by every way in, on this machine's own backend: by TypeScript, the command line, DSC's operations and
 * PowerShell. On Linux it happens in network namespaces of its own, so that nothing of the machine changes.
 * `npm run demo -- --engine powershell` chooses one of the PowerShells on PATH.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findEngine, offline, whyNoEngine } from '../test/powershell/engine';
import { root } from '../test/support/build';
import { chooseStage } from './demo/stage';

/** One way in: the command that does the main job by it, or why it is left out. */
interface Part {
  readonly title: string;
  readonly command: readonly string[] | { readonly leftOut: string };
}

const { values } = parseArgs({ options: { engine: { type: 'string' } } });
// Whoever names a PowerShell wants to see that one.
if (values.engine !== undefined && whyNoEngine(values.engine) !== undefined) {
  console.error(`The demonstration cannot run in '${values.engine}': ${whyNoEngine(values.engine)}.`);
  process.exit(1);
}
const stage = chooseStage();
const stateDirectory = mkdtempSync(join(tmpdir(), 'port-reservation-demo-'));

const parts: readonly Part[] = [
  { title: 'TypeScript', command: typeScript('typescript.ts') },
  {
    title: 'The command line, and the operations that DSC calls',
    command:
      stage.backend === 'memory'
        ? { leftOut: 'each command is a process, and the memory backend forgets with its process' }
        : typeScript('programs.ts'),
  },
  { title: 'PowerShell', command: powerShell() },
];

function typeScript(file: string): readonly string[] {
  const script = join(root, 'scripts', 'demo', file);
  return [process.execPath, '-r', 'ts-node/register', script, stage.backend, stateDirectory];
}

function powerShell(): Part['command'] {
  const leftOut = whyNoEngine(values.engine);
  if (leftOut !== undefined) return { leftOut };
  return [
    ...findEngine(values.engine).runFile,
    join(root, 'scripts', 'demo', 'powershell.ps1'),
    ...['-Module', join(root, 'PortReservation.psd1')],
    ...['-Backend', stage.backend],
    ...['-StateDirectory', stateDirectory],
    ...['-Node', process.execPath],
  ];
}

/** Whether the part did its job, or had a reason not to. */
function show({ title, command }: Part): boolean {
  if ('leftOut' in command) {
    console.log(`\n=== ${title}: left out, because ${command.leftOut}.`);
    return true;
  }
  console.log(`\n=== ${title}`);
  const [program = '', ...args] = [...stage.inside, ...command];
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...offline },
  });
  if (error) console.error(error.message);
  return status === 0;
}

console.log(`Backend: ${stage.backend} (${stage.announcement})`);
try {
  if (!parts.every(show)) process.exitCode = 1;
} finally {
  rmSync(stateDirectory, { recursive: true });
}
