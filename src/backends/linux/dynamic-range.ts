import * as path from 'node:path';
import { type ExclusionStore, type PortRange, sameRange, win32RangeStatus } from '../../contract/reservation';
import { type Namespace, namespaceKey } from './namespace';
import { readDynamicRange, writeDynamicRange } from './port-settings';
import { shouldBe } from './records';
import { type Format, StateFile } from './state-file';
import type { Folders } from './store';
import type { Tracer } from './tracer';

/**
 * The dynamic range, which the kernel forgets at a restart: what was set persistently is kept in a file, from which
 * {@link restore} brings it back. What was set for this boot alone is kept too, so that it outlives a restoration.
 */
export class DynamicRange {
  readonly #persistent: StateFile<PortRange | null>;
  readonly #active: StateFile<PortRange | null>;

  constructor(
    namespace: Namespace,
    folders: Folders,
    private readonly tracer: Tracer,
  ) {
    const ownName = path.join(folders.runtime, namespaceKey(namespace));
    this.#active = new StateFile(`${ownName}.active-dynamic-range.json`, dynamicRangeFormat, 'boot', tracer);
    this.#persistent = new StateFile(
      namespace.isHosts ? path.join(folders.state, 'dynamic-range.json') : `${ownName}.dynamic-range.json`,
      dynamicRangeFormat,
      namespace.isHosts ? 'restarts' : 'boot',
      tracer,
    );
  }

  /** The kernel is asked first: what it refuses is not stored. */
  set(range: PortRange, store: ExclusionStore): void {
    const files = store === 'persistent' ? [this.#persistent, this.#active] : [this.#active];
    for (const file of files) file.prepare();
    writeDynamicRange(range, this.tracer);
    if (store === 'persistent') this.#persistent.replace(range);
    this.#active.replace(store === 'active' ? range : null);
    for (const file of files) file.sync();
  }

  restore(): void {
    const range = this.#active.load() ?? this.#persistent.load();
    if (range == null || sameRange(range, readDynamicRange(this.tracer))) return;
    writeDynamicRange(range, this.tracer);
  }
}

const dynamicRangeFormat: Format<PortRange | null> = {
  version: 1,
  text: (range) =>
    JSON.stringify({
      version: 1,
      range: range && { startPort: range.startPort, numberOfPorts: range.numberOfPorts },
    }),
  read(value) {
    const { version, range } = Object(value) as { version?: unknown; range?: Partial<PortRange> | null };
    if (version === 1 && range === null) return null;
    const { startPort, numberOfPorts } = Object(range) as Partial<PortRange>;
    const legal =
      version === 1 &&
      Number.isInteger(startPort) &&
      Number.isInteger(numberOfPorts) &&
      win32RangeStatus(range as PortRange) === 0;
    if (!legal) throw shouldBe('{"version":1,"range":{"startPort":…,"numberOfPorts":…}}');
    return { startPort: startPort as number, numberOfPorts: numberOfPorts as number };
  },
};
