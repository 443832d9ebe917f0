import { createHash, randomBytes } from 'node:crypto';
import { type PortRange, type Protocol, protocols, win32RangeStatus } from '../../contract/reservation';
import { type Namespace, namespaceKey } from './namespace';
import { PortSet } from './port-set';

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

/** What the file of reservations holds. */
export function formatRecords({ reservations, exclusions }: StoredRecords): unknown {
  return { version: 2, reservations, exclusions };
}

/** Reads what {@link formatRecords} wrote, or version 1, which had no exclusions; anything else is an error. */
export function interpretRecords(value: unknown): StoredRecords {
  const file = Object(value) as { version?: unknown; reservations?: unknown; exclusions?: unknown };
  const { version, reservations, exclusions } = file.version === 1 ? { ...file, exclusions: [] } : file;
  if ((version !== 1 && version !== 2) || !Array.isArray(reservations) || !Array.isArray(exclusions)) {
    throw new TypeError('it should be {"version":2,"reservations":[…],"exclusions":[…]}');
  }
  return {
    reservations: reservations.map((entry) => interpretRecord(entry, 'a reservation')),
    exclusions: exclusions.map((entry) => interpretRecord(entry, 'an exclusion')),
  };
}

/** Reads one entry of a file, which `what` names in the error for anything else. */
export function interpretRecord(value: unknown, what: string): BlockRecord {
  const record = Object(value) as BlockRecord;
  const { id, protocol, startPort, numberOfPorts } = record;
  const legal =
    typeof id === 'string' &&
    protocols.includes(protocol) &&
    Number.isInteger(startPort) &&
    Number.isInteger(numberOfPorts) &&
    win32RangeStatus(record) === 0;
  if (!legal) throw new TypeError(`${JSON.stringify(value)} is not ${what}`);
  return { id, protocol, startPort, numberOfPorts };
}

/**
 * The token of each reservation: a hash over the boot, the namespace and the record. So it is the same for everybody
 * during a boot, new after each restart, and needs no file that an unprivileged reader would have to write.
 */
export function tokensOf(namespace: Namespace, records: readonly BlockRecord[]): Map<bigint, BlockRecord> {
  const tokens = new Map<bigint, BlockRecord>();
  for (const record of records) {
    let salt = 0;
    let token = tokenOf(namespace, record, salt);
    while (token === 0n || tokens.has(token)) token = tokenOf(namespace, record, ++salt);
    tokens.set(token, record);
  }
  return tokens;
}

function tokenOf(namespace: Namespace, record: BlockRecord, salt: number): bigint {
  const { id, protocol, startPort, numberOfPorts } = record;
  const identity = [namespaceKey(namespace), id, protocol, startPort, numberOfPorts, salt];
  return createHash('sha256').update(JSON.stringify(identity)).digest().readBigUInt64BE();
}
