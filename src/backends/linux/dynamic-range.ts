import * as path from 'node:path';
import { type ExclusionStore, type PortRange, sameRange, win32RangeStatus } from '../../contract/reservation';
import type { Folders } from './keeper';
import { type Namespace, namespaceKey } from './namespace';
import { readDynamicRange, writeDynamicRange } from './port-settings';
import { StateFile } from './state-file';
import type { Tracer } from './tracer';

/**
 * The dynamic range, which the kernel forgets at a restart: what was set persistently is kept in a file, from which
 * {@link restore} brings it back. What was set for this boot alone is kept too, so that it outlives a restoration.
 */
export class DynamicRange {
  readonly #persistent: StateFile;
  readonly #active: StateFile;

  constructor(
    namespace: Namespace,
    folders: Folders,
    private readonly tracer: Tracer,
  ) {
    const ownName = path.join(folders.runtime, namespaceKey(namespace));
    this.#active = new StateFile(`${ownName}.active-dynamic-range.json`, tracer);
    this.#persistent = new StateFile(
      namespace.isHosts ? path.join(folders.state, 'dynamic-range.json') : `${ownName}.dynamic-range.json`,
      tracer,
    );
  }

  /** The kernel is asked first: what it refuses is not stored. */
  set(range: PortRange, store: ExclusionStore): void {
    writeDynamicRange(range, this.tracer);
    if (store === 'persistent') this.#persistent.save(format(range));
    this.#active.save(store === 'active' ? format(range) : format(null));
  }

  restore(): void {
    const range = this.#active.load(interpret) ?? this.#persistent.load(interpret);
    if (range == null || sameRange(range, readDynamicRange(this.tracer))) return;
    writeDynamicRange(range, this.tracer);
  }
}

function format(range: PortRange | null): unknown {
  return {
    version: 1,
    range: range && { startPort: range.startPort, numberOfPorts: range.numberOfPorts },
  };
}

/** Reads what {@link format} wrote; anything else is an error. */
function interpret(value: unknown): PortRange | null {
  const { version, range } = Object(value) as { version?: unknown; range?: Partial<PortRange> | null };
  if (version === 1 && range === null) return null;
  const { startPort, numberOfPorts } = Object(range) as Partial<PortRange>;
  const legal =
    version === 1 &&
    Number.isInteger(startPort) &&
    Number.isInteger(numberOfPorts) &&
    win32RangeStatus(range as PortRange) === 0;
  if (!legal) throw new TypeError('it should be {"version":1,"range":{"startPort":…,"numberOfPorts":…}}');
  return { startPort: startPort as number, numberOfPorts: numberOfPorts as number };
}
