import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../../scripts/packaging/files';
import { insideNamespace } from '../support/linux-namespace';
import { isOnPath, run } from '../support/run';
import { buildStandIns, StandInMachine, standInsUnavailable } from '../support/standins';
import { type InstalledProject, installNpmPackage } from './installed';
import { temporaryFolder } from './packages';

const { version } = require('../../package.json') as { version: string };

describe('the npm package, installed with nothing on PATH but node, npm and sh', function () {
  this.timeout(300_000);
  let project: InstalledProject;

  before(async () => {
    project = await installNpmPackage();
  });

  it('is required by name', async () => {
    const printed = await project.node([
      '-p',
      "typeof require('persistent-port-reservation').PortReservations",
    ]);
    expect(printed).to.equal('function\n');
  });

  it('has all its names imported by an ES module, and one state with those who require it', async () => {
    const script = `
      import * as imported from 'persistent-port-reservation';
      import { createRequire } from 'node:module';
      import { lookupPersistentTcpPortReservation, MemoryBackend } from 'persistent-port-reservation';
      const required = createRequire(process.cwd() + '/x.js')('persistent-port-reservation');
      const missing = Object.keys(required).filter((name) => imported[name] !== required[name]);
      console.log(JSON.stringify({ missing, same: MemoryBackend === required.MemoryBackend, function: typeof lookupPersistentTcpPortReservation }));
    `;
    const printed = await project.node(['--input-type=module', '-e', script]);
    expect(JSON.parse(printed)).to.deep.equal({ missing: [], same: true, function: 'function' });
  });

  it('gives its version on the command line', async () => {
    const command = path.join(project.folder, 'node_modules', '.bin', 'port-reservation');
    expect(await run(command, ['--version'], { env: project.environment })).to.contain(version);
  });

  it('keeps reservations in memory', async () => {
    const printed = await project.node(['-e', roundTrip("{ backend: 'memory' }")]);
    expect(JSON.parse(printed)).to.deep.equal(roundTripResult);
  });

  it("keeps reservations in Linux's own list", async function () {
    if (!isOnPath('unshare') || !isOnPath('ip')) this.skip();
    const stateDirectory = temporaryFolder('state');
    const options = `{ backend: 'linux', stateDirectory: ${JSON.stringify(stateDirectory)} }`;
    const [unshare, ...args] = [...insideNamespace, 'env', '-i', ...variables(project.environment)] as const;
    const command = [...args, process.execPath, '-e', roundTrip(options)];
    const printed = await run(unshare as string, command, { cwd: project.folder });
    expect(JSON.parse(printed)).to.deep.equal(roundTripResult);
  });

  it('is imported on a system that has no such reservations, and says so at the first call', async () => {
    const preload = path.join(project.folder, 'pretend-macos.cjs');
    writeFileSync(preload, "Object.defineProperty(process, 'platform', { value: 'darwin' });\n");
    const script = `
      const { lookupPersistentTcpPortReservation } = require('persistent-port-reservation');
      lookupPersistentTcpPortReservation(5000, 20).catch((error) => console.log(error.code));
    `;
    const printed = await project.node(['--require', preload, '-e', script]);
    expect(printed).to.equal('ERROR_NOT_SUPPORTED\n');
  });

  it("answers through its own copies of edge-js's scripts, edge-js's managed half and the shim", async function () {
    if (standInsUnavailable() !== undefined) this.skip();
    const machine = new StandInMachine();
    after(() => machine.dispose());
    // The package has Windows' binaries alone.
    const release = path.join('edge-js', 'build', 'Release');
    const native = path.join(project.package, 'dist', 'native', release);
    mkdirSync(native, { recursive: true });
    copyFileSync(
      path.join(root, 'node_modules', release, 'edge_coreclr.node'),
      path.join(native, 'edge_coreclr.node'),
    );
    const environment = { ...buildStandIns(), ...machine.environment, PATH: process.env['PATH'] };
    const printed = await project.node(['-e', roundTrip("{ backend: 'windows' }")], environment);
    expect(JSON.parse(printed)).to.deep.equal(roundTripResult);
    // The bridge is one file, elsewhere than the modules.
    const answered = await project.node(['-e', askBridge(project.package)], environment);
    expect(
      answered
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).result),
    ).to.deep.equal([
      { version, backend: 'windows', platform: process.platform, node: process.version },
      [1168],
    ]);
  });

  it('type-checks a strict program against its declarations alone', async () => {
    writeFileSync(path.join(project.folder, 'consumer.ts'), consumer);
    symlinkSync(
      path.join(root, 'node_modules', '@types'),
      path.join(project.folder, 'node_modules', '@types'),
    );
    const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await project.node([
      ...[compiler, 'consumer.ts', '--noEmit', '--strict', '--module', 'node20', '--target', 'es2022'],
      ...['--lib', 'es2023,esnext.disposable', '--types', 'node', '--skipLibCheck', 'false'],
    ]);
  });
});

/** A program that creates, looks up and deletes a block, and prints how each went. */
function roundTrip(options: string): string {
  return `
    const { PortReservations } = require('persistent-port-reservation');
    const block = { startPort: 5000, numberOfPorts: 20 };
    (async () => {
      const reservations = new PortReservations(${options});
      const created = await reservations.create('tcp', block);
      const found = await reservations.lookup('tcp', block);
      const again = await reservations.create('tcp', block).catch((error) => error.code);
      await reservations.delete('tcp', block);
      const gone = await reservations.delete('tcp', block).catch((error) => error.code);
      console.log(JSON.stringify({ found: found.token === created.token, again, gone }));
    })();
  `;
}

/** A program that prints what the bridge answers when it is asked for a block that nobody has reserved. */
function askBridge(folder: string): string {
  const requests = [
    { method: 'initialize', params: { version, backend: 'windows' } },
    { method: 'lookup', params: { protocol: 'tcp', blocks: [5000, 20], missing: 'code' } },
  ];
  const lines = requests.map((request, id) => JSON.stringify({ jsonrpc: '2.0', id, ...request }));
  return `
    const bridge = ${JSON.stringify(path.join(folder, 'dist', 'bridge', 'main.js'))};
    const options = { input: ${JSON.stringify(lines.join('\n'))}, stdio: ['pipe', 'inherit', 'inherit'] };
    require('node:child_process').spawnSync(process.execPath, [bridge], options);
  `;
}

const roundTripResult = { found: true, again: 'ERROR_SHARING_VIOLATION', gone: 'ERROR_NOT_FOUND' };

const consumer = `
import { type BoundPort, MemoryBackend, PortReservationError, PortReservations, lookupPersistentTcpPortReservation } from 'persistent-port-reservation';

export async function serve(): Promise<BoundPort<'tcp'> | string> {
  const reservations = new PortReservations({ backend: new MemoryBackend() });
  const token: bigint = await lookupPersistentTcpPortReservation(5000, 20);
  try {
    return await reservations.bind('tcp', { startPort: 5000, numberOfPorts: 20 });
  } catch (error) {
    return error instanceof PortReservationError ? error.code + error.errno + token : 'unknown';
  }
}
`;

function variables(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}
