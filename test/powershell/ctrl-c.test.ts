import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { isOnPath } from '../support/run';
import { offline } from './engine';
import { engine, importing } from './session';

/** What a program asks of a terminal to learn where the cursor is, and what one says whose cursor is at home. */
const whereIsTheCursor = '\x1b[6n';
const cursorAtHome = '\x1b[1;1R';

/** PSReadLine would draw each line anew at every key. */
const withPlainLines = `${engine.session.join(' ')} -NoExit -Command 'Remove-Module PSReadLine -ErrorAction Ignore'`;

/** A session in a terminal: util-linux's `script` holds the other end of it. */
class Terminal {
  #seen = '';
  readonly #child;

  constructor() {
    this.#child = spawn('script', ['-qefc', `stty rows 50 cols 120; exec ${withPlainLines}`, '/dev/null'], {
      env: { ...process.env, ...offline, NO_COLOR: '1', TERM: 'dumb' },
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#seen += text;
      if (text.includes(whereIsTheCursor)) this.type(cursorAtHome);
    });
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Waits for something on the screen, and answers what it matched; the screen up to there is done with. */
  async shows(pattern: RegExp): Promise<RegExpExecArray> {
    const giveUp = AbortSignal.timeout(20_000);
    for (;;) {
      const match = pattern.exec(this.#seen);
      if (match) {
        this.#seen = this.#seen.slice(match.index + match[0].length);
        return match;
      }
      await once(this.#child.stdout, 'data', { signal: giveUp }).catch(() => {
        throw new Error(`The terminal does not show ${pattern}, but: ${this.#seen}`);
      });
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#child, 'close');
    this.type('exit\n');
    await closed;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

describe('Ctrl+C in a terminal', function () {
  this.timeout(90_000);
  let terminal: Terminal;

  before(function () {
    // `script` of other systems takes other options.
    if (process.platform !== 'linux' || !isOnPath('script')) this.skip();
  });

  beforeEach(async () => {
    terminal = new Terminal();
    terminal.type(`${importing()}\n`);
    // The command is echoed as typed; its output alone has the sum in it.
    terminal.type(
      '$null = New-PersistentTcpPortReservation 5000 20; $id = (Get-Process node).Where({ $_.Parent.Id -eq $PID }).Id; "bridge=$id;"\n',
    );
  });

  afterEach(() => terminal?.kill());

  it('stops a command at once and leaves the bridge, which answers the next one', async () => {
    const [, id] = await terminal.shows(/bridge=(\d+);/);
    terminal.type('"loop" + "ing"; while ($true) { $null = Test-PersistentTcpPortReservation 5000 20 }\n');
    await terminal.shows(/looping\r?\n/);
    const pressed = Date.now();
    terminal.type('\x03');
    await terminal.shows(/PS>|PS [^>]*>/);
    expect(Date.now() - pressed).to.be.below(1500);
    terminal.type(
      `$now = (Get-Process node).Where({ $_.Parent.Id -eq $PID }).Id; "answer=$(Test-PersistentTcpPortReservation 5000 20) same=$($now -eq ${id});"\n`,
    );
    await terminal.shows(/answer=True same=True;/);
    await terminal.close();
  });

  it('stops a long pipeline in the middle of its batches within half a second', async () => {
    await terminal.shows(/bridge=(\d+);/);
    terminal.type(
      '"pip" + "ing"; 1..1000000 | ForEach-Object { [pscustomobject] @{ StartPort = $_ % 60000 + 1; NumberOfPorts = 1 } } | Test-PersistentTcpPortReservation | ForEach-Object { if (++$n -eq 2500) { "under" + "way" } }\n',
    );
    await terminal.shows(/underway\r?\n/);
    const pressed = Date.now();
    terminal.type('\x03');
    await terminal.shows(/PS>|PS [^>]*>/);
    expect(Date.now() - pressed).to.be.below(500);
    terminal.type('"answer=$(Test-PersistentTcpPortReservation 5000 20);"\n');
    await terminal.shows(/answer=True;/);
    await terminal.close();
  }).retries(2);

  it('stops a call that waits for a bridge which stands still', async () => {
    const [, id] = await terminal.shows(/bridge=(\d+);/);
    process.kill(Number(id), 'SIGSTOP');
    terminal.type('"ask" + "ing"; Test-PersistentTcpPortReservation 5000 20\n');
    await terminal.shows(/asking\r?\n/);
    const pressed = Date.now();
    terminal.type('\x03');
    await terminal.shows(/PS>|PS [^>]*>/);
    expect(Date.now() - pressed).to.be.below(1500);
    process.kill(Number(id), 'SIGCONT');
    terminal.type('"answer=$(Test-PersistentTcpPortReservation 5000 19);"\n');
    await terminal.shows(/answer=False;/);
    await terminal.close();
  });
});
