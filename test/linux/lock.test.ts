import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as net from 'node:net';
import * as path from 'node:path';
import { expect } from 'chai';
import { LinuxFailure } from '../../src/backends/linux/linux-failure';
import { withLock } from '../../src/backends/linux/lock';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, kernelList } from '../support/linux-namespace';
import { inAnotherProcess } from './another-process';
import { compiled } from './compiled';

/** A process that holds the lock until it is told to end or killed. */
async function holder() {
  const program = `
    const { withLock } = require(${JSON.stringify(compiled(path.join(__dirname, '../../src/backends/linux/lock.ts')))});
    withLock(async () => {
      process.stdout.write('held');
      await require('node:events').once(process.stdin.resume(), 'end');
    });`;
  const child = spawn(process.execPath, ['-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock', () => {
  it('lets one piece of work run at a time, in one process too', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(work)));
    expect(most).to.equal(1);
  });

  it('is free again after work that failed', async () => {
    await caught(
      withLock(async () => {
        throw new RangeError('no');
      }),
      RangeError,
    );
    expect(await withLock(async () => 'done')).to.equal('done');
  });

  it('passes on as soon as its holder is done', async () => {
    const child = await holder();
    const waited = withLock(async () => 'done');
    child.stdin.end();
    expect(await waited).to.equal('done');
  });

  it('is freed by the death of its holder', async () => {
    const child = await holder();
    const waited = withLock(async () => 'done');
    child.kill('SIGKILL');
    expect(await waited).to.equal('done');
  });

  it('is given up on after a while, with ERROR_TIMEOUT and the name of the lock', async () => {
    const child = await holder();
    const failure = await caught(
      withLock(async () => 'done', 200),
      LinuxFailure,
    );
    expect(failure.errno).to.equal(Win32.ERROR_TIMEOUT);
    expect(failure.message).to.contain('@port-reservation.lock');
    child.stdin.end();
    await once(child, 'exit');
  });

  it('lets timers fire between one change and the next', async () => {
    const { backend, dispose } = freshLinuxBackend();
    let fired = 0;
    const timer = setInterval(() => fired++, 1);
    for (let port = 5000; port < 5020; port++)
      await backend.create('tcp', { startPort: port, numberOfPorts: 1 });
    clearInterval(timer);
    expect(fired).to.be.greaterThan(5);
    await dispose();
  });

  it('is not asked for without a pause while somebody keeps its name and lets nobody wait', async () => {
    let asked = 0;
    const squatter = net.createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    squatter.listen('\0port-reservation.lock'.padEnd(108, '\0'));
    await once(squatter, 'listening');
    const failure = await caught(
      withLock(async () => 'done', 1000),
      LinuxFailure,
    );
    expect(failure.errno).to.equal(Win32.ERROR_TIMEOUT);
    expect(failure.message).to.contain('ss -xlp');
    expect(asked).to.be.within(1, 150);
    squatter.close();
    await once(squatter, 'close');
  });

  it('makes processes that create at the same time lose nothing', async () => {
    const { stateDirectory, backend, dispose } = freshLinuxBackend();
    const ranges = [0, 1, 2, 3].map((index) => ({ startPort: 5000 + 10 * index, numberOfPorts: 10 }));
    const [first = { startPort: 0, numberOfPorts: 0 }] = ranges;
    const outcomes = await Promise.all(
      [...ranges, first].map((range) =>
        inAnotherProcess({ stateDirectory, method: 'create', protocol: 'tcp', range }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome?.errno === Win32.ERROR_SHARING_VIOLATION)).to.have.length(1);
    expect((await backend.lookup('tcp', ranges)).every((token) => typeof token === 'bigint')).to.equal(true);
    expect(kernelList()).to.equal('5000-5039');
    await dispose();
  });
});
