import type { Block, PortReservation } from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { messagesFor } from '../core/messages';
import type { PortReservations } from '../core/port-reservations';
import type { BlockResource, Reason, State } from './block-resource';
import { reservationsInTheWay } from './conflicts';
import { keysOf } from './keys';
import { dscMessagesFor } from './messages';
import manifest from './persistent-port-reservation.dsc.resource.json';

/** The resource type `PortReservation/PersistentPortReservation`. */
export class PersistentPortReservation implements BlockResource {
  readonly manifest = manifest;
  readonly kind = 'reservation';
  readonly defaults = {};

  constructor(
    private readonly reservations: PortReservations,
    private readonly locale: string,
  ) {}

  readSettings(): object {
    return {};
  }

  async find(block: Block): Promise<State | undefined> {
    try {
      return stateOf(await this.reservations.lookup(block.protocol, block));
    } catch (error) {
      if (error instanceof PortReservationError && error.errno === Win32.ERROR_NOT_FOUND) return undefined;
      throw error;
    }
  }

  async create(block: Block): Promise<State> {
    return stateOf(await this.reservations.create(block.protocol, block));
  }

  delete(block: Block): Promise<void> {
    return this.reservations.delete(block.protocol, block);
  }

  async list(): Promise<Block[]> {
    return (await this.reservations.list()).map(keysOf);
  }

  /** Only what certainly refuses a creation: a foreign range or a port in use shows when the system is asked to create. */
  obstacles(block: Block): Promise<Reason[]> {
    return reservationsInTheWay(this.reservations, block, this.locale);
  }

  missing(block: Block): Reason {
    return { code: 'ReservationNotFound', phrase: messagesFor(this.locale).notFound(block) };
  }

  /** Beside its keys a reservation has nothing that a configuration could want otherwise. */
  mismatch(): undefined {
    return undefined;
  }

  unwanted(block: Block): Reason {
    return { code: 'ReservationExists', phrase: dscMessagesFor(this.locale).unwantedReservation(block) };
  }

  wouldCreate(block: Block): string {
    return dscMessagesFor(this.locale).wouldReserve(block);
  }

  wouldDelete(block: Block): string {
    return dscMessagesFor(this.locale).wouldDeleteReservation(block);
  }
}

function stateOf({ token }: PortReservation): State {
  return { token: token.toString() };
}
