import {
  type BoundPort,
  NativeFailure,
  type ReservationBackend,
  type SystemExclusion,
  type SystemRange,
} from '../contract/backend';
import type { Diagnostics } from '../contract/diagnostics';
import type { PortRange, Protocol, RestoredReservation } from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';
import { dynamicRangeCommand, exclusionCommand, reservationFunction, Win32 } from '../contract/win32';

/** Stands where the platform has no reservations: every call is refused with ERROR_NOT_SUPPORTED, none before it is made. */
export class UnsupportedBackend implements ReservationBackend {
  readonly name = 'unsupported';

  create(protocol: Protocol): Promise<bigint> {
    return refuse(reservationFunction('Create', protocol));
  }

  delete(protocol: Protocol): Promise<void> {
    return refuse(reservationFunction('Delete', protocol));
  }

  lookup(protocol: Protocol): Promise<(bigint | number)[]> {
    return refuse(reservationFunction('Lookup', protocol));
  }

  heldRanges(protocol: Protocol): Promise<SystemRange[]> {
    return refuse(reservationFunction('Lookup', protocol));
  }

  exclusions(): Promise<SystemExclusion[]> {
    return refuse(exclusionCommand('show'));
  }

  createExclusion(): Promise<void> {
    return refuse(exclusionCommand('add'));
  }

  deleteExclusion(): Promise<void> {
    return refuse(exclusionCommand('delete'));
  }

  bind<P extends Protocol>(): Promise<BoundPort<P>> {
    return refuse('bind');
  }

  restore(): Promise<RestoredReservation[]> {
    return refuse('restore');
  }

  sockets(): Promise<OpenSocket[]> {
    return refuse('sockets');
  }

  tryBind(): Promise<number> {
    return refuse('bind');
  }

  dynamicRange(): Promise<PortRange> {
    return refuse(dynamicRangeCommand('show'));
  }

  setDynamicRange(): Promise<void> {
    return refuse(dynamicRangeCommand('set'));
  }

  firstUnprivilegedPort(): Promise<number> {
    return refuse('firstUnprivilegedPort');
  }

  systemMessage(): undefined {
    return undefined;
  }

  diagnostics(): Diagnostics {
    return { checks: async () => [], isElevated: async () => undefined };
  }
}

function refuse(syscall: string): Promise<never> {
  return Promise.reject(new NativeFailure(syscall, Win32.ERROR_NOT_SUPPORTED));
}
