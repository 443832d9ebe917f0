import type * as dgram from 'node:dgram';
import type * as net from 'node:net';
import type { Diagnostics } from './diagnostics';
import type { ErrorCause } from './error-cause';
import { knowByName } from './error-class';
import type { ExclusionStore, HeldRangeKind, PortRange, Protocol, RestoredReservation } from './reservation';
import type { PortUsageSource } from './usage';

/** One call that a backend made to the system, and how it ended: what a trace shows and tests count. */
export interface NativeCall {
  /** The function or file, as in `LookupPersistentTcpPortReservation` or `write /proc/sys/…`. */
  readonly name: string;
  /** 0 for success, otherwise the Win32 or Winsock code. */
  readonly errno: number;
  /** What was passed and what came back, for a person to read. */
  readonly detail?: string;
}

/** What every backend takes. */
export interface BackendOptions {
  /** Called after each call to the system. */
  readonly onNativeCall?: (call: NativeCall) => void;
}

/** A block that the system holds back, as a backend reports it: see `HeldRange` for the fields. */
export interface SystemRange extends PortRange {
  readonly kind: HeldRangeKind;
  readonly token: bigint | null;
  readonly inEffect: boolean;
}

/** An exclusion as a backend reports it: see `PortExclusion` for the fields. */
export interface SystemExclusion extends PortRange {
  readonly inEffect: boolean;
}

/** The local address to bind to. */
export interface BindAddress {
  /** An IPv4 or IPv6 address in numbers, never a host name. */
  readonly host: string;
}

/** The object that can take over a drawn port: a server that is not yet listening, or a socket that is not yet bound. */
export type PortOwner<P extends Protocol> = P extends 'tcp' ? net.Server : dgram.Socket;

/** A port drawn from a reservation and held open until it is closed or adopted. */
export interface BoundPort<P extends Protocol = Protocol> extends AsyncDisposable {
  readonly protocol: P;
  /** The port drawn, in host byte order. */
  readonly port: number;
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  /**
   * Hands the socket to a server (TCP) that is not listening yet, or to a datagram socket (UDP) that is not bound
   * yet, and resolves once that one listens. From then on closing it is the new owner's business.
   */
  adopt(owner: PortOwner<P>): Promise<void>;
  /** Gives the port back to the block. Does nothing once the socket is adopted or closed. */
  close(): Promise<void>;
}

/**
 * What stood in the way of a creation, as far as the backend knows; where an exclusion to delete was not found, what
 * holds those ports instead.
 */
export interface Obstacle {
  /**
   * `reservation`: a persistent one; `exclusion`: an administered one; `runtime`: what a program or service on Windows
   * holds until it ends; `foreign`: what somebody else has put on Linux' list; `portInUse`: an open socket.
   */
  readonly kind: 'reservation' | 'exclusion' | 'runtime' | 'foreign' | 'portInUse';
  readonly range: PortRange;
  /**
   * Where an exclusion is kept, as far as the backend knows: `persistent`, also where it is active too, or `active`
   * for one of that store alone. Absent for every other kind.
   */
  readonly store?: ExclusionStore;
}

/** A refused call, in the system's own terms. The core turns it into a `PortReservationError`. */
export class NativeFailure extends Error {
  override readonly name = 'NativeFailure';

  constructor(
    /** The function that refused, under its Win32 or Winsock name. */
    readonly syscall: string,
    /** The Win32 or Winsock code. */
    readonly errno: number,
    readonly obstacle?: Obstacle,
    options?: ErrorCause,
  ) {
    super(`${syscall}: ${errno}`, options);
  }
}

knowByName(NativeFailure);

/**
 * The system's reservations, one implementation a platform. Ranges arrive with integers in 0..65535 (the core
 * has checked); a zero and a block past the last port are the backend's to refuse with ERROR_INVALID_PARAMETER.
 * Every refusal is a {@link NativeFailure}.
 */
export interface ReservationBackend extends PortUsageSource {
  readonly name: string;
  /** Creates the reservation and answers its token. */
  create(protocol: Protocol, range: PortRange): Promise<bigint>;
  /** Deletes the reservation with exactly this start and count. */
  delete(protocol: Protocol, range: PortRange): Promise<void>;
  /** For each range, in order, its token (bigint) or the Win32 code (number) that says why there is none. */
  lookup(protocol: Protocol, ranges: readonly PortRange[]): Promise<(bigint | number)[]>;
  /** Every block that the system holds back now, whatever the reason, in ascending order of their start ports. */
  heldRanges(protocol: Protocol): Promise<SystemRange[]>;
  /** The exclusions of one store, in ascending order of their start ports. */
  exclusions(protocol: Protocol, store: ExclusionStore): Promise<SystemExclusion[]>;
  /** Excludes the block from automatic assignment: in the active store, and in the persistent one too where that is asked. */
  createExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void>;
  /**
   * Deletes the exclusion with exactly this start and count. From the active store alone, a persistent one is back
   * after the next restart; from the persistent store, it goes from both.
   */
  deleteExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void>;
  /** Draws a free port from the reservation with this token and binds it. */
  bind<P extends Protocol>(protocol: P, token: bigint, address: BindAddress): Promise<BoundPort<P>>;
  /** Brings back into effect what a restart has not, and answers which; nothing where the system does so itself. */
  restore(): Promise<RestoredReservation[]>;
  /** What the system says of a code, in the user's language; undefined where the system knows no Win32 codes. */
  systemMessage(errno: number): string | undefined;
  /** What `doctor` asks of the backend's own parts; a locale such as `it-IT` chooses its language. */
  diagnostics(locale: string): Diagnostics;
}
