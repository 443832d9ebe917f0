// Makes a fresh clone ready for `npm test`, or with the argument `demo` for `npm run demo`, which needs less. Plain
// JavaScript, because it runs before there is anything to run TypeScript with. Each step is skipped when its inputs have
// not changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, '.cache', 'stamps');

requireNode(20, 19);

// edge-js and the shim are for Windows. Elsewhere only tests use them, against stand-ins.
const needsWindowsBackend = process.argv[2] !== 'demo' || process.platform === 'win32';
const hasDotnet = has('dotnet', ['--version']);
if (!hasDotnet)
  console.log('The .NET SDK is not on PATH: what needs the shim or PowerShell will be left out.');

step({
  name: 'packages',
  inputs: ['package-lock.json'],
  output: 'node_modules',
  run: () => npm('ci', '--ignore-scripts', '--no-audit', '--no-fund'),
});
step({
  name: 'TypeScript',
  inputs: ['src', 'scripts/bundle.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'],
  output: 'dist',
  run: () => npm('run', '--silent', 'build'),
});
if (needsWindowsBackend && lacksEdgeJs()) {
  console.log('Preparing: edge-js');
  npm('rebuild', 'edge-js');
}
if (hasDotnet && needsWindowsBackend) {
  step({
    name: '.NET shim',
    inputs: ['dotnet-shim', 'package-lock.json'],
    output: 'dotnet-shim/bin',
    run: () => command('dotnet', ['build', 'dotnet-shim', '--nologo', '-v:quiet']),
  });
}
if (hasDotnet) {
  step({
    name: "the module's commands",
    inputs: ['powershell/PortReservation.PowerShell', 'package.json'],
    output: 'powershell/lib',
    run: () => command('dotnet', ['build', 'powershell/PortReservation.PowerShell', '--nologo', '-v:quiet']),
  });
  step({
    name: 'PowerShell',
    inputs: ['test/powershell/pinned'],
    output: '.cache/powershell',
    run: () =>
      command('dotnet', ['restore', 'test/powershell/pinned', '--packages', '.cache/powershell', '-v:quiet']),
  });
}

function requireNode(major, minor) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  console.error(`Node ${major}.${minor} or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Whether edge-js's own installation, which the packages' leaves out, has yet to leave its traces. */
function lacksEdgeJs() {
  const traces = { linux: 'build', win32: 'lib/native/win32/x64/22/vcruntime140.dll' };
  const trace = traces[process.platform];
  return trace !== undefined && !existsSync(join(root, 'node_modules', 'edge-js', trace));
}

function step({ name, inputs, output, run }) {
  const digest = digestOf(inputs);
  const stamp = join(stamps, name.replaceAll(/\W/g, '-'));
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log(`Preparing: ${name}`);
  run();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, digest);
}

function digestOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs)
    for (const file of filesUnder(input)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !['bin', 'obj'].includes(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
    .sort();
}

function has(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** npm by its own script and this Node: on Windows `npm` is a batch file, which only a shell can start. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script === undefined) {
    console.error('Run this through npm: npm test, npm run demo, or npm run prepare-checkout.');
    process.exit(1);
  }
  command(process.execPath, [script, ...args]);
}

function command(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  console.error(
    `${program} ${args.join(' ')} failed${error ? `: ${error.message}` : ` with exit status ${status}`}.`,
  );
  process.exit(1);
}
