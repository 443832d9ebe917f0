import { lookAt, type Subject, skip } from '../../contract/checks';
import type { Check, Diagnostics, ProbeTools } from '../../contract/diagnostics';
import { formatRange, type PortRange } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import type { Keeper } from './keeper';
import { KernelList, reservedPortsFile } from './kernel-list';
import { withLock } from './lock';
import { type LinuxMessages, linuxMessagesFor } from './messages';
import type { Namespace } from './namespace';
import { PortSet } from './port-set';
import { Tracer, win32Code } from './tracer';
import { runAsNobody } from './unprivileged';

/** How long a lock may be held before `doctor` calls it kept, in milliseconds. */
const patience = 1000;

/** What the Linux backend tells of the kernel's list, its store and its lock. */
export class LinuxDiagnostics implements Diagnostics {
  readonly tools: ProbeTools;
  readonly #messages: LinuxMessages;
  readonly #list = new KernelList(new Tracer(undefined));

  /**
   * @param ready - Finds out the namespace and opens its store; throws where the system has none.
   * @param settings - Those of the backend, for another process.
   */
  constructor(
    private readonly ready: () => { readonly namespace: Namespace; readonly keeper: Keeper },
    settings: ProbeTools['settings'],
    locale: string,
  ) {
    this.#messages = linuxMessagesFor(locale);
    this.tools = {
      tool: `sysctl`,
      exclude: (_protocol, range) => withLock(async () => this.#list.add(PortSet.of([range]))),
      unexclude: (_protocol, range) => withLock(async () => this.#takeOff(range)),
      runUnelevated: runAsNobody,
      settings,
    };
  }

  async checks(): Promise<Check[]> {
    const { namespace, kernelList, store, effect, lock } = this.#messages;
    const found = await lookAt({ id: 'linux.namespace', ...namespace }, () =>
      this.ready().namespace.isHosts ? namespace.hosts : namespace.another,
    );
    const listed = await lookAt({ id: 'linux.kernelList', ...kernelList }, () =>
      kernelList.holds(reservedPortsFile, this.#list.read().ranges().length),
    );
    const stored = await this.#after([found], { id: 'linux.store', ...store }, () =>
      store.holds(this.ready().keeper.records().length),
    );
    const inEffect = await this.#after([found, listed, stored], { id: 'linux.effect', ...effect }, () =>
      this.#effect(),
    );
    const free = await lookAt({ id: 'linux.lock', ...lock }, () => withLock(async () => lock.free, patience));
    return [found, listed, stored, inEffect, free];
  }

  async isElevated(): Promise<boolean | undefined> {
    try {
      this.#list.checkWritable();
      return true;
    } catch (error) {
      return win32Code(error) === Win32.ERROR_ACCESS_DENIED ? false : undefined;
    }
  }

  /** Looks only where everything that the subject builds upon was found well. */
  async #after(earlier: readonly Check[], subject: Subject, look: () => string): Promise<Check> {
    const broken = earlier.find(({ status }) => status !== 'ok');
    return broken === undefined ? lookAt(subject, look) : skip(subject, this.#messages.skipped(broken.title));
  }

  #effect(): string {
    const { records, exclusions, kernel } = this.ready().keeper.snapshot();
    const lost = [...records, ...exclusions.active].filter(
      (record) => !kernel.contains(PortSet.of([record])),
    );
    if (lost.length === 0) return this.#messages.effect.all;
    const names = lost.map((record) => `${record.protocol} ${formatRange(record)}`);
    throw new Error(this.#messages.effect.lost(names.join(', ')));
  }

  #takeOff(range: PortRange): void {
    this.#list.replace(this.#list.read().minus(PortSet.of([range])));
  }
}
