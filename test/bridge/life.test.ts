import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { currentNamespace } from '../../src/backends/linux/namespace';
import { setKernelList, temporaryStateDirectory } from '../support/linux-namespace';
import { BridgeProcess } from './bridge-process';

const block = { protocol: 'tcp', startPort: 42400, numberOfPorts: 20 };

describe('the life of a bridge', () => {
  afterEach(() => BridgeProcess.endAll());

  it('ends within a second of its input', async () => {
    const bridge = await BridgeProcess.ready();
    const started = performance.now();
    expect(await bridge.end()).to.deep.equal({ code: 0, signal: null });
    expect(performance.now() - started).to.be.below(1000);
  });

  it('ends only after the requests before the end are answered', async () => {
    const bridge = await BridgeProcess.ready();
    for (let id = 1000; id < 1100; id++) {
      bridge.sendLine(
        JSON.stringify({ jsonrpc: '2.0', id, method: 'lookup', params: { protocol: 'tcp', blocks: [] } }),
      );
    }
    bridge.child.stdin.end('{"jsonrpc":"2.0","id":1100,"method":"list"}');
    await bridge.exited;
    expect(bridge.lines.map((line) => JSON.parse(line).id)).to.include.members([1000, 1099, 1100]);
  });

  it('ends soon after its input, also when its client reads nothing', async () => {
    const bridge = await BridgeProcess.ready();
    bridge.child.stdout.pause();
    // The answer is as long as the request, for it carries the same id: more than any pipe holds.
    for (let turn = 0; turn < 40; turn++) {
      bridge.sendLine(
        JSON.stringify({ jsonrpc: '2.0', id: `${turn}-${'x'.repeat(60_000)}`, method: 'list' }),
      );
    }
    const started = performance.now();
    bridge.child.stdin.end();
    expect(await once(bridge.child, 'exit')).to.deep.equal([0, null]);
    expect(performance.now() - started).to.be.below(5000);
  });

  it('ends soon after its input, however much there is left to do on the real kernel', async function () {
    this.timeout(120_000);
    // Needs a network namespace made for the tests, as the tier gives it where the machine allows one.
    if (process.platform !== 'linux' || currentNamespace().isHosts) this.skip();
    const stateDirectory = temporaryStateDirectory();
    try {
      const bridge = await BridgeProcess.ready({ backend: 'linux', stateDirectory });
      const creations = Array.from({ length: 5000 }, (_unused, id) =>
        JSON.stringify({
          jsonrpc: '2.0',
          id,
          method: 'create',
          params: { ...block, startPort: 1025 + 2 * id, numberOfPorts: 1 },
        }),
      );
      const started = performance.now();
      bridge.child.stdin.end(creations.join('\n'));
      expect((await bridge.exited).code).to.equal(0);
      expect(performance.now() - started).to.be.below(5000);
    } finally {
      setKernelList('');
      rmSync(stateDirectory, { recursive: true });
    }
  });

  it('goes on after SIGINT, for Ctrl+C in a terminal reaches it too', async function () {
    if (process.platform === 'win32') this.skip();
    const bridge = await BridgeProcess.ready();
    bridge.child.kill('SIGINT');
    expect(await bridge.result('list')).to.deep.equal([]);
    bridge.child.kill('SIGINT');
    expect(await bridge.end()).to.deep.equal({ code: 0, signal: null });
  });

  it('is over when the client reads no more', async () => {
    const bridge = await BridgeProcess.ready();
    bridge.child.stdout.destroy();
    for (let turn = 0; turn < 10 && bridge.child.exitCode === null; turn++) {
      bridge.sendLine('{"jsonrpc":"2.0","id":1,"method":"list"}');
      await Promise.race([bridge.exited, delay(50)]);
    }
    expect((await bridge.exited).code).to.equal(0);
  });

  it('keeps standard output clean of what anybody else in the process prints', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-'));
    const noise = path.join(folder, 'noise.js');
    writeFileSync(
      noise,
      `setInterval(() => {
        console.log('log'); console.info('info'); console.table([1]); console.dir({});
        process.stdout.write('written\\n');
      }, 1).unref();`,
    );
    try {
      const bridge = await BridgeProcess.ready({}, { nodeArguments: ['--require', noise] });
      for (let turn = 0; turn < 50; turn++) await bridge.result('list');
      await bridge.end();
      expect(bridge.stderr).to.contain('log').and.contain('info').and.contain('written');
      for (const line of bridge.lines) expect(JSON.parse(line).jsonrpc).to.equal('2.0');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reads no more from a client that does not read, and answers everything once it does', async function () {
    this.timeout(60_000);
    const bridge = await BridgeProcess.ready();
    bridge.child.stdout.pause();
    const count = 300;
    // The answer is as long as the request, for it carries the same id.
    for (let turn = 0; turn < count; turn++) {
      bridge.sendLine(
        JSON.stringify({ jsonrpc: '2.0', id: `${turn}-${'x'.repeat(60_000)}`, method: 'list' }),
      );
    }
    let unread: number;
    do {
      unread = bridge.child.stdin.writableLength;
      await delay(200);
    } while (bridge.child.stdin.writableLength < unread);
    expect(unread).to.be.above((count * 60_000) / 2);
    bridge.child.stdout.resume();
    await bridge.end();
    expect(bridge.lines.slice(1).map((line) => Number.parseInt(JSON.parse(line).id, 10))).to.deep.equal(
      Array.from({ length: count }, (_unused, turn) => turn),
    );
  });
});
