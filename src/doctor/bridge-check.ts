import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { createInterface, type Interface } from 'node:readline';
import type { Check, ProbeTools } from '../contract/diagnostics';
import { packageVersion } from '../contract/version';
import { randomBlock } from './blocks';
import type { DoctorMessages } from './messages';

const timeoutInSeconds = 30;

/** The program that PowerShell starts. */
const program = require.resolve('../bridge/main');

/** What the bridge is initialized with. */
export type BridgeSettings = ProbeTools['settings'] & { readonly backend: string };

/** Starts the bridge as PowerShell does, has it look up a block, and takes the time. */
export async function checkBridge(settings: BridgeSettings, { bridge }: DoctorMessages): Promise<Check> {
  const seen = { id: 'bridge', title: bridge.title };
  const started = performance.now();
  const child = spawn(process.execPath, [program], { stdio: 'pipe', windowsHide: true });
  const conversation = new Conversation(child, bridge);
  try {
    await conversation.request('initialize', { version: packageVersion(), ...settings });
    const initialized = performance.now();
    const { startPort, numberOfPorts } = randomBlock();
    const lookup = { protocol: 'tcp', blocks: [startPort, numberOfPorts] };
    // The first one loads what the backend needs.
    await conversation.request('lookup', lookup);
    const warm = performance.now();
    await conversation.request('lookup', lookup);
    const detail = bridge.answered(
      milliseconds(initialized - started),
      milliseconds(performance.now() - warm),
    );
    return { ...seen, status: 'ok', detail };
  } catch (error) {
    return { ...seen, status: 'failed', detail: (error as Error).message, remedy: bridge.remedy };
  } finally {
    child.kill('SIGKILL');
  }
}

function milliseconds(duration: number): number {
  return Math.round(duration * 10) / 10;
}

/** Asks the bridge one thing after another. */
class Conversation {
  readonly #lines: Interface;
  readonly #ended: Promise<never>;
  #stderr = '';
  #id = 0;

  constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly messages: DoctorMessages['bridge'],
  ) {
    this.#lines = createInterface({ input: child.stdout });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    // What cannot be written any more shows as the end of the process.
    child.stdin.on('error', () => {});
    this.#ended = new Promise((_resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        reject(new Error(messages.ended(`${code ?? signal}`, this.#stderr.trim().slice(0, 300))));
      });
    });
    // It ends after the last answer too, when nobody waits any more.
    this.#ended.catch(() => {});
  }

  async request(method: string, params: object): Promise<void> {
    this.#id += 1;
    const timeout = AbortSignal.timeout(timeoutInSeconds * 1000);
    const answer = once(this.#lines, 'line', { signal: timeout });
    // Where the bridge ends, nobody waits for its answer any more.
    answer.catch(() => {});
    this.child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: this.#id, method, params })}\n`);
    const [line] = await Promise.race([answer, this.#ended]).catch((error: Error) => {
      throw timeout.aborted ? new Error(this.messages.silent(timeoutInSeconds)) : error;
    });
    const { error } = JSON.parse(line as string) as { error?: { message: string } };
    if (error !== undefined) throw new Error(error.message);
  }
}
