import { existsSync } from 'node:fs';
import { runCheck, type Subject, skip } from '../../contract/checks';
import type { Check, Diagnostics, ProbeTools } from '../../contract/diagnostics';
import {
  type ExclusionStore,
  exclusionStores,
  type PortRange,
  type Protocol,
  protocols,
} from '../../contract/reservation';
import { exclusionCommand } from '../../contract/win32';
import { edgeBinary } from './edge';
import { parseExclusionTable } from './exclusion-table';
import { type WindowsMessages, windowsMessagesFor } from './messages';
import { changeExcludedPortRange, showExcludedPortRanges } from './netsh';
import { reasonOf } from './reason';
import type { WindowsSystem } from './system';
import { patienceInSeconds, runRestricted } from './unelevated';
import { importedRuntime, missingRuntime, systemFolder } from './visual-c-runtime';

/** What the Windows backend tells of edge-js, the CLR, the shim, the native functions and netsh. */
export class WindowsDiagnostics implements Diagnostics {
  readonly tools: ProbeTools;
  readonly #messages: WindowsMessages;

  constructor(
    private readonly system: WindowsSystem,
    private readonly locale: string,
  ) {
    this.#messages = windowsMessagesFor(locale);
    this.tools = {
      tool: 'netsh',
      exclude: (protocol, range) => this.#change('add', protocol, range, 'persistent'),
      unexclude: (protocol, range) => this.#unexclude(protocol, range),
      runUnelevated: (script, args, signal) => this.#runUnelevated(script, args, signal),
      settings: { clr: system.clr },
    };
  }

  async checks(): Promise<Check[]> {
    const { edge, visualCRuntime, shim, clr, functions, netsh } = this.#messages;
    const binary = await this.#look({ id: 'windows.edge', ...edge }, () => this.#binary());
    const runtime = await this.#visualCRuntime(binary, { id: 'windows.visualCRuntime', ...visualCRuntime });
    const assembly = await this.#look({ id: 'windows.shim', ...shim }, () => this.#assembly());
    const files = [binary, runtime, assembly];
    const hosted = await this.#after(files, { id: 'windows.clr', ...clr }, () =>
      this.system.load().runtime(),
    );
    const loaded = [...files, hosted];
    return [
      ...loaded,
      await this.#after(loaded, { id: 'windows.functions', ...functions }, () => this.#functions()),
      await this.#after(loaded, { id: 'windows.netsh', ...netsh }, () => this.#tables()),
    ];
  }

  isElevated(): Promise<boolean | undefined> {
    return this.system.isElevated();
  }

  /** Looks, and says in the reader's language what it meets. */
  #look(subject: Subject, look: () => string | Promise<string>): Promise<Check> {
    return runCheck(subject, async () => {
      try {
        return await look();
      } catch (error) {
        throw new Error(reasonOf(error, this.locale), { cause: error });
      }
    });
  }

  /** Looks only where nothing has failed that the subject builds upon. */
  async #after(
    earlier: readonly Check[],
    subject: Subject,
    look: () => string | Promise<string>,
  ): Promise<Check> {
    const broken = earlier.find(({ status }) => status === 'failed');
    return broken === undefined
      ? this.#look(subject, look)
      : skip(subject, this.#messages.skipped(broken.title));
  }

  #binary(): string {
    const { installation, clr } = this.system;
    const file = edgeBinary(installation, clr);
    if (existsSync(file)) return file;
    throw new Error(this.#messages.edge.missing(file));
  }

  async #visualCRuntime(binary: Check, subject: Subject): Promise<Check> {
    const { visualCRuntime } = this.#messages;
    if (process.platform !== 'win32') return skip(subject, visualCRuntime.notHere);
    return this.#after([binary], subject, () => {
      const file = this.#binary();
      const missing = missingRuntime(file, systemFolder());
      if (missing.length === 0) return importedRuntime(file).join(', ');
      throw new Error(visualCRuntime.missing(missing.join(', ')));
    });
  }

  #assembly(): string {
    const { shim } = this.system.installation;
    if (existsSync(shim)) return shim;
    throw new Error(this.#messages.shim.missing(shim));
  }

  #functions(): string {
    const { functions } = this.#messages;
    const found = this.system.load().nativeFunctions();
    const missing = found.filter(({ errno }) => errno !== 0).map(({ name, errno }) => `${name} (${errno})`);
    if (missing.length === 0) return functions.found(found.length);
    throw new Error(functions.missing(missing.join(', ')));
  }

  async #tables(): Promise<string> {
    const [tcpRows = 0, udpRows = 0] = await Promise.all(protocols.map((protocol) => this.#rowsOf(protocol)));
    return this.#messages.netsh.read(this.system.program('netsh'), tcpRows, udpRows);
  }

  async #rowsOf(protocol: Protocol): Promise<number> {
    const text = await showExcludedPortRanges(this.system, 'netsh', protocol, 'active');
    return parseExclusionTable(text).length;
  }

  /** Whether a deletion from the persistent store clears the active one too is nowhere said. */
  async #unexclude(protocol: Protocol, range: PortRange): Promise<void> {
    const refusals: unknown[] = [];
    for (const store of exclusionStores) {
      await this.#change('delete', protocol, range, store).catch((error: unknown) => refusals.push(error));
    }
    if (refusals.length === exclusionStores.length) throw refusals[0];
  }

  #change(
    verb: 'add' | 'delete',
    protocol: Protocol,
    range: PortRange,
    store: ExclusionStore,
  ): Promise<void> {
    return changeExcludedPortRange(this.system, exclusionCommand(verb), verb, protocol, range, store);
  }

  async #runUnelevated(script: string, args: readonly string[], signal: AbortSignal): Promise<string> {
    const answer = await runRestricted(this.system.program('runas'), script, args, signal);
    if (answer !== undefined) return answer;
    throw new Error(this.#messages.noWitness(patienceInSeconds));
  }
}
