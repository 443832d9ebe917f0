import { endPortOf, type PortRange, sameRange } from '../../contract/reservation';

/** A reservation as it is kept in memory. */
export interface StoredReservation extends PortRange {
  readonly token: bigint;
}

/** The reservations of one protocol, found by any of their ports: no two have one in common. */
export class ReservationTable {
  readonly #holders = new Map<number, StoredReservation>();

  /** In the order of their creation. */
  all(): StoredReservation[] {
    return [...new Set(this.#holders.values())];
  }

  /** The one with exactly this start and count. */
  find(range: PortRange): StoredReservation | undefined {
    const held = this.#holders.get(range.startPort);
    return held !== undefined && sameRange(held, range) ? held : undefined;
  }

  /** The lowest one that has a port of this block. */
  meeting(range: PortRange): StoredReservation | undefined {
    for (const port of portsOf(range)) {
      const held = this.#holders.get(port);
      if (held !== undefined) return held;
    }
    return undefined;
  }

  add(reservation: StoredReservation): void {
    for (const port of portsOf(reservation)) this.#holders.set(port, reservation);
  }

  remove(reservation: StoredReservation): void {
    for (const port of portsOf(reservation)) this.#holders.delete(port);
  }
}

function* portsOf(range: PortRange): Generator<number> {
  for (let port = range.startPort; port <= endPortOf(range); port++) yield port;
}
