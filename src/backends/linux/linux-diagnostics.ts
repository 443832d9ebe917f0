import * as fs from 'node:fs';
import { runCheck, type Subject, skip } from '../../contract/checks';
import type { Check, Diagnostics, ProbeTools } from '../../contract/diagnostics';
import { sentenceOf } from '../../contract/locale';
import { formatRange, type PortRange } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { findConfiguredPorts } from './configured-ports';
import { KernelList, reservedPortsFile } from './kernel-list';
import { LinuxFailure } from './linux-failure';
import { withLock } from './lock';
import { type LinuxMessages, linuxMessagesFor } from './messages';
import type { Namespace } from './namespace';
import { PortSet } from './port-set';
import type { Store } from './store';
import { Tracer } from './tracer';
import { runAsNobody } from './unprivileged';

/** How long a lock may be held before `doctor` calls it kept, in milliseconds. */
const lockTimeLimit = 1000;

/** Where tuned is, which writes the settings of its profiles, and of sysctl.d after them, whenever it starts. */
const tuned = '/usr/sbin/tuned';

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
    private readonly ready: () => { readonly namespace: Namespace; readonly store: Store },
    settings: ProbeTools['settings'],
    private readonly locale: string,
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
    const found = await this.#runCheck({ id: 'linux.namespace', ...namespace }, () =>
      this.ready().namespace.isHosts ? namespace.hosts : namespace.another,
    );
    const listed = await this.#runCheck({ id: 'linux.kernelList', ...kernelList }, () =>
      kernelList.holds(reservedPortsFile, this.#list.read().ranges().length),
    );
    const stored = await this.#after([found], { id: 'linux.store', ...store }, () =>
      store.holds(this.ready().store.load().reservations.length),
    );
    const inEffect = await this.#after([found, listed, stored], { id: 'linux.effect', ...effect }, () =>
      this.#effect(),
    );
    const free = await this.#runCheck({ id: 'linux.lock', ...lock }, () =>
      withLock(async () => lock.free, lockTimeLimit),
    );
    return [found, listed, this.#privilege(), stored, inEffect, free];
  }

  async isElevated(): Promise<boolean | undefined> {
    try {
      this.#list.checkWritable();
      return true;
    } catch (error) {
      // What root is refused is no matter of elevation: the check of the privilege tells by what.
      const isRoot = process.geteuid?.() === 0;
      const denied = error instanceof LinuxFailure && error.errno === Win32.ERROR_ACCESS_DENIED;
      return denied && !isRoot ? false : undefined;
    }
  }

  /** Not being root is no fault; what root is refused, and by what, is told. */
  #privilege(): Check {
    const subject = { id: 'linux.privilege', title: this.#messages.privilege.title };
    try {
      this.#list.checkWritable();
      return { ...subject, status: 'ok', detail: this.#messages.privilege.granted(reservedPortsFile) };
    } catch (error) {
      return { ...subject, status: 'warning', detail: sentenceOf(error, this.locale) };
    }
  }

  /** As {@link runCheck}, with the failures in the reader's language. */
  #runCheck(subject: Subject, look: () => string | Promise<string>): Promise<Check> {
    return runCheck(subject, async () => {
      try {
        return await look();
      } catch (error) {
        throw new Error(sentenceOf(error, this.locale), { cause: error });
      }
    });
  }

  /** Looks only where everything that the subject builds upon was found well. */
  async #after(earlier: readonly Check[], subject: Subject, look: () => string): Promise<Check> {
    const broken = earlier.find(({ status }) => status !== 'ok');
    return broken === undefined
      ? this.#runCheck(subject, look)
      : skip(subject, this.#messages.skipped(broken.title));
  }

  #effect(): string {
    const { reservations, exclusions, kernel } = this.ready().store.snapshot();
    const lost = [...reservations, ...exclusions.active].filter((record) => !kernel.covers(record));
    if (lost.length === 0) return this.#messages.effect.all;
    const names = lost.map((record) => `${record.protocol} ${formatRange(record)}`);
    throw new Error(this.#messages.effect.lost(names.join(', '), this.#knownWriters()));
  }

  /** The files that set the list, and tuned, which applies them again: each replaces the whole list. */
  #knownWriters(): string {
    const files = findConfiguredPorts().map(({ file }) => file);
    const writers = fs.existsSync(tuned) ? [...files, 'tuned'] : files;
    return writers.length === 0 ? '' : this.#messages.effect.writers(writers.join(', '));
  }

  #takeOff(range: PortRange): void {
    this.#list.replace(this.#list.read().minus(PortSet.of([range])));
  }
}
