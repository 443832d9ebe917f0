import { createHash, randomBytes } from 'node:crypto';
import { type PortRange, type Protocol, protocols, win32RangeStatus } from '../reservation';
import { type Namespace, namespaceKey } from './namespace';
import { PortSet } from './port-set';

/** A reservation as it is stored. */
export interface ReservationRecord extends PortRange {
  /** Random: tells this reservation from an earlier one of the same block. */
  readonly id: string;
  readonly protocol: Protocol;
}

export function newRecord(protocol: Protocol, { startPort, numberOfPorts }: PortRange): ReservationRecord {
  return { id: randomBytes(8).toString('hex'), protocol, startPort, numberOfPorts };
}

/** The ports of all these reservations, whatever their protocol: the kernel has one list for both. */
export function portsOf(records: readonly ReservationRecord[]): PortSet {
  return PortSet.of(records);
}

/** What the file of reservations holds. */
export function formatRecords(records: readonly ReservationRecord[]): unknown {
  return { version: 1, reservations: records };
}

/** Reads what {@link formatRecords} wrote; anything else is an error. */
export function interpretRecords(value: unknown): ReservationRecord[] {
  const { version, reservations } = Object(value) as { version?: unknown; reservations?: unknown };
  if (version !== 1 || !Array.isArray(reservations)) {
    throw new TypeError('it should be {"version":1,"reservations":[…]}');
  }
  return reservations.map(interpretRecord);
}

function interpretRecord(value: unknown): ReservationRecord {
  const record = Object(value) as ReservationRecord;
  const { id, protocol, startPort, numberOfPorts } = record;
  const legal =
    typeof id === 'string' &&
    protocols.includes(protocol) &&
    Number.isInteger(startPort) &&
    Number.isInteger(numberOfPorts) &&
    win32RangeStatus(record) === 0;
  if (!legal) throw new TypeError(`${JSON.stringify(value)} is not a reservation`);
  return { id, protocol, startPort, numberOfPorts };
}

/**
 * The token of each reservation: a hash over the boot, the namespace and the record. So it is the same for everybody
 * during a boot, new after each restart, and needs no file that an unprivileged reader would have to write.
 */
export function tokensOf(
  namespace: Namespace,
  records: readonly ReservationRecord[],
): Map<bigint, ReservationRecord> {
  const tokens = new Map<bigint, ReservationRecord>();
  for (const record of records) {
    let salt = 0;
    let token = tokenOf(namespace, record, salt);
    while (token === 0n || tokens.has(token)) token = tokenOf(namespace, record, ++salt);
    tokens.set(token, record);
  }
  return tokens;
}

function tokenOf(namespace: Namespace, record: ReservationRecord, salt: number): bigint {
  const { id, protocol, startPort, numberOfPorts } = record;
  const identity = [namespaceKey(namespace), id, protocol, startPort, numberOfPorts, salt];
  return createHash('sha256').update(JSON.stringify(identity)).digest().readBigUInt64BE();
}
