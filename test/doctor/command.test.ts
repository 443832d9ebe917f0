import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, rmSync, watch } from 'node:fs';
import * as path from 'node:path';
import { json, text } from 'node:stream/consumers';
import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { BridgeProcess } from '../bridge/bridge-process';
import { CommandLine } from '../cli/command-line';
import { root } from '../support/build';
import { kernelList, setKernelList, temporaryStateDirectory } from '../support/linux-namespace';
import { checkOf, expectFailed } from './checks';

const program = path.join(root, 'dist', 'cli', 'main.js');
const nobody = { uid: 65534, gid: 65534 } as const;

describe('port-reservation doctor', function () {
  this.timeout(60_000);
  let stateDirectory: string;

  beforeEach(() => {
    setKernelList('9000-9010');
    stateDirectory = temporaryStateDirectory();
    mkdirSync(path.join(stateDirectory, 'run'));
  });

  afterEach(() => {
    setKernelList('');
    rmSync(stateDirectory, { recursive: true });
  });

  function start(args: readonly string[], options: { uid?: number; gid?: number } = {}) {
    return spawn(process.execPath, [program, 'doctor', ...args, '--state-directory', stateDirectory], {
      ...options,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function run(args: readonly string[], options = {}) {
    const child = start(args, options);
    const [out, err, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { out, err, status };
  }

  it('prints one line for each check, and times the bridge', async () => {
    const { out, err, status } = await run([]);
    expect({ err, status }, out).to.deep.equal({ err: '', status: 0 });
    for (const line of out.trimEnd().split('\n')) expect(line).to.match(/^(ok|skipped) {2,}\S/);
    expect(out).to.match(/Bridge .* initialized in [\d.]+ ms; a lookup there and back takes [\d.]+ ms/);
  });

  it('exits with 1 when a check failed, and says below it what to do', async () => {
    await run(['--probe', '--yes']);
    const folder = path.join(stateDirectory, 'run');
    for (const file of readdirSync(folder)) chmodSync(path.join(folder, file), 0o666);
    const { out, status } = await run([]);
    expect(status).to.equal(1);
    expect(out).to.match(/^failed {3}Store .*may be written by others.*\n +-> Give the file/m);
  });

  it('observes this kernel, unelevated processes included, and leaves nothing', async () => {
    const { out, status, err } = await run(['--probe', '--yes', '--json']);
    expect(status, out + err).to.equal(0);
    const { checks, probe } = JSON.parse(out);
    expectFailed(checks, []);
    expect(checkOf(checks, 'bridge').status).to.equal('ok');
    const answers = Object.fromEntries(
      probe.observations.map(({ id, answer }: { id: string; answer: string }) => [id, answer]),
    );
    expect(answers).to.deep.equal({
      'row.starred': 'no',
      'bind.ordinary': 'no',
      'bind.associated': 'yes',
      'lookup.unelevated': 'yes',
      'bind.ordinary.unelevated': 'no',
      'bind.associated.unelevated': 'yes',
      'bind.usedUp': 'WSAEADDRINUSE',
      'delete.socketOpen': 'yes',
      'exclusion.starred': 'no',
      'exclusion.lookup': 'ERROR_NOT_FOUND',
      // In any namespace but the machine's own, a list without our ports is taken for that of a new namespace.
      'reservation.deletedByTool': 'no',
    });
    expect(kernelList()).to.equal('9000-9010');
  });

  it('refuses to probe without the privilege, whatever one says', async function () {
    if (process.getuid?.() !== 0) this.skip();
    const { err, status } = await run(['--probe', '--yes'], nobody);
    expect({ err, status }).to.deep.equal({
      err: 'port-reservation: A probe creates and deletes reservations of its own. Run it as root.\n',
      status: 1,
    });
  });

  it('does not probe unasked where there is no terminal', async () => {
    const { err, status } = await run(['--probe']);
    expect(err).to.include('--yes');
    expect(status).to.equal(2);
    expect(kernelList()).to.equal('9000-9010');
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`removes everything at ${signal} in the middle of a probe, and says so`, async () => {
      const watcher = watch(path.join(stateDirectory, 'run'));
      const child = start(['--probe', '--yes', '--json']);
      const printed = json(child.stdout);
      watcher.on('change', (_event, file) => {
        if (`${file}`.endsWith('.reservations.json') && kernelList() !== '9000-9010') child.kill(signal);
      });
      const [status] = await once(child, 'exit');
      watcher.close();
      const { probe } = (await printed) as { probe: { interrupted: boolean; leftovers: string[] } };
      expect(probe).to.deep.include({ interrupted: true, leftovers: [] });
      expect(status).to.equal(1);
      expect(kernelList()).to.equal('9000-9010');
      const listed = await run(['--json']);
      expect(checkOf(JSON.parse(listed.out).checks, 'linux.store').detail).to.include('0 reservations');
    });
  }

  describe('at a terminal', () => {
    it('probes when the answer is yes, and changes nothing when it is anything else', async () => {
      for (const [answer, probes] of [
        ['y', true],
        ['Yes', true],
        ['', false],
        ['no', false],
      ] as const) {
        const backend = new MemoryBackend();
        const commandLine = new CommandLine(backend);
        commandLine.answer = answer;
        const { out, err } = await commandLine.type('doctor --probe --backend memory');
        expect(err, answer).to.include('May it? [y/N]');
        expect(out.includes('Probed with'), answer).to.equal(probes);
        expect(err.includes('Nothing was changed.'), answer).to.equal(!probes);
      }
    });

    it('asks in Italian, and takes an Italian yes', async () => {
      const commandLine = new CommandLine(new MemoryBackend(), 'it-IT');
      commandLine.answer = 'sì';
      expect((await commandLine.type('doctor --probe')).out).to.include('Verifica sul campo');
    });
  });

  describe('over the bridge', () => {
    afterEach(() => BridgeProcess.endAll());

    it('answers the checks, in the language of the request', async () => {
      const bridge = await BridgeProcess.ready();
      const checks = await bridge.result('doctor', { locale: 'it-IT' });
      expect(checkOf(checks, 'elevation')).to.deep.include({
        title: 'Privilegi',
        status: 'ok',
        remedy: null,
      });
    });

    it('takes no parameter that would make it probe', async () => {
      const bridge = await BridgeProcess.ready();
      expect(await bridge.error('doctor', { probe: true })).to.include({ code: -32602 });
    });
  });
});
