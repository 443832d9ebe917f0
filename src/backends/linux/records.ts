import { createHash, randomBytes } from 'node:crypto';
import { type PortRange, type Protocol, protocols, win32RangeStatus } from '../../contract/reservation';
import { LocalizedLinuxError } from './linux-failure';
import { type Namespace, namespaceKey } from './namespace';
import { PortSet } from './port-set';
import type { Format } from './state-file';

/** A reservation or an exclusion as it is stored. */
export interface BlockRecord extends PortRange {
  /** Random: tells this one from an earlier one of the same block. */
  readonly id: string;
  readonly protocol: Protocol;
}

export function newRecord(protocol: Protocol, { startPort, numberOfPorts }: PortRange): BlockRecord {
  return { id: randomBytes(8).toString('hex'), protocol, startPort, numberOfPorts };
}

/** The ports of all these, whatever their protocol: the kernel has one list for both. */
export function portsOf(records: readonly BlockRecord[]): PortSet {
  return PortSet.of(records);
}

/** What survives a restart of the system. */
export interface StoredRecords {
  readonly reservations: readonly BlockRecord[];
  readonly exclusions: readonly BlockRecord[];
}

export const noRecords: StoredRecords = { reservations: [], exclusions: [] };

/** The file of reservations. Version 1 had no exclusions. */
export const recordsFormat: Format<StoredRecords> = {
  version: 2,
  text: ({ reservations, exclusions }) =>
    `{"version":2,"reservations":${recordsText(reservations)},"exclusions":${recordsText(exclusions)}}`,
  read(value) {
    const file = Object(value) as { version?: unknown; reservations?: unknown; exclusions?: unknown };
    const { version, reservations, exclusions } = file.version === 1 ? { ...file, exclusions: [] } : file;
    if ((version !== 1 && version !== 2) || !Array.isArray(reservations) || !Array.isArray(exclusions)) {
      throw shouldBe('{"version":2,"reservations":[…],"exclusions":[…]}');
    }
    return {
      reservations: reservations.map((entry) => readRecord(entry, 'reservation')),
      exclusions: exclusions.map((entry) => readRecord(entry, 'exclusion')),
    };
  },
};

/** The refusal of a file that holds something else than this. */
export function shouldBe(shape: string): LocalizedLinuxError {
  return new LocalizedLinuxError((say) => say.state.shouldBe(shape));
}

const texts = new WeakMap<BlockRecord, string>();

/** Records never change, and thousands of them are written again for one that is new. */
export function recordsText(records: readonly BlockRecord[]): string {
  return `[${records.map(recordText).join()}]`;
}

function recordText(record: BlockRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
}

/** Reads one entry of a file; `what` it should be is named in the error for anything else. */
export function readRecord(value: unknown, what: 'reservation' | 'exclusion'): BlockRecord {
  const record = Object(value) as BlockRecord;
  const { id, protocol, startPort, numberOfPorts } = record;
  const legal =
    typeof id === 'string' &&
    protocols.includes(protocol) &&
    Number.isInteger(startPort) &&
    Number.isInteger(numberOfPorts) &&
    win32RangeStatus(record) === 0;
  if (!legal) throw new LocalizedLinuxError((say) => say.state.notA(JSON.stringify(value), what));
  return { id, protocol, startPort, numberOfPorts };
}

/** The tokens of reservations, by token and by block. */
export interface TokenTable {
  readonly records: ReadonlyMap<bigint, BlockRecord>;
  tokenOf(protocol: Protocol, range: PortRange): bigint | undefined;
}

/**
 * The token of each reservation: a hash over the boot, the namespace and the record. So it is the same for everybody
 * during a boot, new after each restart, and needs no file that an unprivileged reader would have to write.
 */
export class Tokens {
  readonly #hashes = new WeakMap<BlockRecord, bigint>();
  readonly #tables = new WeakMap<readonly BlockRecord[], TokenTable>();

  constructor(private readonly namespace: Namespace) {}

  of(reservations: readonly BlockRecord[]): TokenTable {
    const known = this.#tables.get(reservations);
    if (known !== undefined) return known;
    const table = this.#find(reservations);
    this.#tables.set(reservations, table);
    return table;
  }

  #find(reservations: readonly BlockRecord[]): TokenTable {
    const records = new Map<bigint, BlockRecord>();
    const tokens = new Map<number, bigint>();
    for (const record of reservations) {
      let salt = 0;
      let token = this.#unsalted(record);
      while (token === 0n || records.has(token)) token = hash(this.namespace, record, ++salt);
      records.set(token, record);
      tokens.set(blockKey(record.protocol, record), token);
    }
    return { records, tokenOf: (protocol, range) => tokens.get(blockKey(protocol, range)) };
  }

  #unsalted(record: BlockRecord): bigint {
    const known = this.#hashes.get(record);
    if (known !== undefined) return known;
    const token = hash(this.namespace, record, 0);
    this.#hashes.set(record, token);
    return token;
  }
}

/** One number for a block of a protocol. */
function blockKey(protocol: Protocol, { startPort, numberOfPorts }: PortRange): number {
  return (protocols.indexOf(protocol) * 65_536 + startPort) * 65_536 + numberOfPorts;
}

function hash(namespace: Namespace, record: BlockRecord, salt: number): bigint {
  const { id, protocol, startPort, numberOfPorts } = record;
  const identity = [namespaceKey(namespace), id, protocol, startPort, numberOfPorts, salt];
  return createHash('sha256').update(JSON.stringify(identity)).digest().readBigUInt64BE();
}
