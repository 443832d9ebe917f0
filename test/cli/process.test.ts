import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { root } from '../support/build';
import { temporaryStateDirectory } from '../support/linux-namespace';
import { occupyWithSocket } from '../support/occupy';
import { insideOwnPorts } from '../support/own-ports';

const program = path.join(root, 'dist', 'cli', 'main.js');

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program to its end, its input ended from the beginning. */
function portReservation(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', ...environment };
    const child = execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end();
  });
}

describe('port-reservation as a process', () => {
  it('passes on the exit status, standard output and standard error', async () => {
    expect((await portReservation(['--version'])).status).to.equal(0);
    const refused = await portReservation(['lookup', '5000', '20', '--backend', 'memory']);
    expect(refused).to.include({ status: 1, out: '' });
    expect(refused.err).to.contain('There is no reservation');
    expect((await portReservation(['lookup', '5000abc', '20'])).status).to.equal(2);
  });

  it('takes the language and the backend from the environment', async () => {
    const environment = { LC_ALL: 'it_IT.UTF-8', PORT_RESERVATION_BACKEND: 'memory' };
    const { status, err } = await portReservation(['list'], environment);
    expect({ status, err }).to.deep.equal({ status: 0, err: 'Non ci sono prenotazioni.\n' });
    const unknown = await portReservation(['list'], { PORT_RESERVATION_BACKEND: 'nothing' });
    expect(unknown.status).to.equal(2);
    expect(unknown.err).to.contain("'nothing'");
  });

  describe('on Linux, in a network namespace', () => {
    let stateDirectory: string;
    /** Each command is another process, so that what holds lies in the kernel and in the store. */
    const command = (...args: string[]) => portReservation([...args, '--state-directory', stateDirectory]);

    before(function () {
      if (insideOwnPorts.length === 0) this.skip();
    });

    beforeEach(async () => {
      stateDirectory = temporaryStateDirectory();
      await command('create', '42700', '20');
    });

    afterEach(async () => {
      await command('delete', '42700', '20');
      rmSync(stateDirectory, { recursive: true });
    });

    /** Starts `bind` and waits for the port on its standard output. */
    async function binding(
      input: 'pipe' | 'ignore' = 'pipe',
    ): Promise<{ child: ChildProcess; port: number; ended: Promise<number | null> }> {
      const args = [program, 'bind', '42700', '20', '--state-directory', stateDirectory];
      const child = spawn(process.execPath, args, { stdio: [input, 'pipe', 'pipe'] });
      const ended = once(child, 'close').then(([code]) => code);
      const [line] = await once(child.stdout as Readable, 'data');
      return { child, port: Number(line), ended };
    }

    it('keeps a reservation from one process to the next', async () => {
      const listed = await command('list', '--json');
      expect(JSON.parse(listed.out)).to.have.length(1);
      expect(JSON.parse(listed.out)[0]).to.include({ startPort: 42700, backend: 'linux', inEffect: true });
      const looked = await command('lookup', '42700', '20', '--json');
      expect(JSON.parse(looked.out).token).to.equal(JSON.parse(listed.out)[0].token);
      expect((await command('create', '42710', '1')).status).to.equal(1);
      expect((await command('delete', '42700', '20')).status).to.equal(0);
      expect((await command('lookup', '42700', '20')).status).to.equal(1);
    });

    it('says what the page’s program says', async () => {
      const { status, out } = await command('example', '42700', '20');
      expect(status).to.equal(0);
      expect(out.replace(/(?<=Token = )[0-9]+/, 'N')).to.equal(
        'LookupPersistentTcpPortReservation call succeeded\n  Token = N\nsocket function succeeded\n' +
          'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION) succeeded, bytesReturned = 0\nbind succeeded\n' +
          'getsockname succeeded\nPort number allocated = 42700\n',
      );
    });

    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      it(`gives the port of bind back at ${signal}`, async () => {
        const { child, port, ended } = await binding();
        const held = await occupyWithSocket('tcp', port).catch((error) => error.code);
        expect(held).to.equal('EADDRINUSE');
        child.kill(signal);
        expect(await ended).to.equal(0);
        await (await occupyWithSocket('tcp', port))();
      });
    }

    it('gives the port of bind back at the end of input', async () => {
      const { child, port, ended } = await binding();
      child.stdin?.end();
      expect(await ended).to.equal(0);
      await (await occupyWithSocket('tcp', port))();
    });

    it('holds the port of bind where the input is /dev/null, as a service has it', async () => {
      const { child, port, ended } = await binding('ignore');
      // One more process, from start to end, is more than enough time to read /dev/null to its end.
      await command('lookup', '42700', '20');
      expect(child.exitCode).to.equal(null);
      const held = await occupyWithSocket('tcp', port).catch((error) => error.code);
      expect(held).to.equal('EADDRINUSE');
      child.kill('SIGTERM');
      expect(await ended).to.equal(0);
    });

    it('draws different ports for two processes that hold them at once', async () => {
      const [one, two] = [await binding(), await binding()];
      expect(one.port).not.to.equal(two.port);
      for (const { child, ended } of [one, two]) {
        child.kill('SIGTERM');
        await ended;
      }
    });

    it('has nothing to restore while everything is in effect', async () => {
      const { status, err } = await command('restore');
      expect({ status, err }).to.deep.equal({
        status: 0,
        err: 'Every reservation is in effect; there was nothing to restore.\n',
      });
    });

    it('needs root to restore, and says so', async function () {
      if (process.geteuid?.() !== 0) this.skip();
      const nobody = 65534;
      const args = [program, 'restore', '--json', '--state-directory', stateDirectory];
      const child = spawn(process.execPath, args, {
        uid: nobody,
        gid: nobody,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [err, [status]] = await Promise.all([text(child.stderr), once(child, 'close')]);
      expect(JSON.parse(err)).to.include({ code: 'ERROR_ACCESS_DENIED', errno: 5 });
      expect(JSON.parse(err).message).to.contain('Run it as root');
      expect(status).to.equal(1);
    });
  });
});
