import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { packageVersion } from '../../src/contract/version';
import { root } from '../support/build';

/** The bridge as PowerShell starts it. */
export const bundle = path.join(root, 'dist', 'bridge', 'main.js');

/** A message as the tests look at it. */
// biome-ignore lint/suspicious/noExplicitAny: what the bridge answers is what the tests are about
export type Message = any;

const running = new Set<BridgeProcess>();

/** A bridge in a process of its own, on the memory backend once it is initialized. */
export class BridgeProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything on standard output so far, line by line. */
  readonly lines: string[] = [];
  stderr = '';
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  #requests = 0;
  readonly #arrivals = new EventEmitter().setMaxListeners(0);

  constructor({
    program = bundle,
    nodeArguments = [] as string[],
    environment = {} as Record<string, string>,
  } = {}) {
    this.child = spawn(process.execPath, [...nodeArguments, program], {
      env: { ...process.env, ...environment },
    });
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.lines.push(line);
      this.#arrivals.emit('line', line);
    });
    this.child.stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    // A write may meet a process that is gone; the tests look at its exit.
    this.child.stdin.on('error', () => {});
    this.exited = once(this.child, 'close').then(([code, signal]) => ({ code, signal }));
    running.add(this);
    this.exited.then(() => running.delete(this));
  }

  /** A bridge that `initialize` has made ready. */
  static async ready(
    params: Record<string, unknown> = {},
    options?: ConstructorParameters<typeof BridgeProcess>[0],
  ) {
    const bridge = new BridgeProcess(options);
    await bridge.result('initialize', { version: packageVersion(), backend: 'memory', ...params });
    return bridge;
  }

  sendLine(line: string | Buffer): void {
    this.child.stdin.write(line);
    this.child.stdin.write('\n');
  }

  /** The next message that this accepts, from now on. */
  next(accepts: (message: Message) => boolean = () => true): Promise<Message> {
    return new Promise((resolve, reject) => {
      const look = (line: string) => {
        const message = JSON.parse(line);
        if (!accepts(message)) return;
        this.#arrivals.off('line', look);
        resolve(message);
      };
      this.#arrivals.on('line', look);
      this.exited.then(({ code }) =>
        reject(new Error(`The bridge ended with ${code} instead of answering. ${this.stderr}`)),
      );
    });
  }

  /** Sends a line and waits for the next message. */
  async answerTo(line: string | Buffer): Promise<Message> {
    const answer = this.next();
    this.sendLine(line);
    return answer;
  }

  async request(method: string, params?: unknown): Promise<Message> {
    this.#requests += 1;
    // No id that a test makes up, or has made up for it, looks like this.
    const id = `request ${this.#requests}`;
    const answer = this.next((message) => message.id === id);
    this.sendLine(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return answer;
  }

  async result(method: string, params?: unknown): Promise<Message> {
    const { result, error } = await this.request(method, params);
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  }

  async error(method: string, params?: unknown): Promise<Message> {
    const { result, error } = await this.request(method, params);
    if (error === undefined) throw new Error(`${method} answered ${JSON.stringify(result)}`);
    return error;
  }

  /** Closes its input and waits for its end. */
  async end(): Promise<{ code: number | null; signal: string | null }> {
    this.child.stdin.end();
    return this.exited;
  }

  /** Ends the bridges that are left after a test, also after one that has failed halfway. */
  static async endAll(): Promise<void> {
    await Promise.all(
      [...running].map((bridge) => {
        bridge.child.stdout.resume();
        bridge.child.kill('SIGKILL');
        return bridge.exited;
      }),
    );
  }
}
