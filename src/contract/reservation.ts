import { Win32 } from './win32';

/** The two protocols that have reservations. A TCP and a UDP reservation may cover the same ports. */
export type Protocol = 'tcp' | 'udp';

/** The protocols in the order in which lists show them. */
export const protocols: readonly Protocol[] = ['tcp', 'udp'];

/**
 * Where an exclusion is kept, in netsh's words: `active` is what the system holds back now and forgets at its next
 * restart; `persistent` is what comes back after each restart. A persistent exclusion is active too, from the start.
 */
export type ExclusionStore = 'active' | 'persistent';

/** The stores in the order in which sentences name them. */
export const exclusionStores: readonly ExclusionStore[] = ['active', 'persistent'];

/** The highest port, and the largest number of ports that a block can have. */
export const highestPort = 65535;

/** A block of consecutive ports, in host byte order. */
export interface PortRange {
  /** The first port of the block: 1 to 65535. */
  readonly startPort: number;
  /** How many ports the block has: 1 to 65535. The block must end at or before port 65535. */
  readonly numberOfPorts: number;
}

/** A persistent reservation, as the system knows it now. */
export interface PortReservation extends PortRange {
  readonly protocol: Protocol;
  /** The last port of the block. */
  readonly endPort: number;
  /** What a socket presents to draw a port from the block: opaque, 64 bits, and new after each restart of the system. */
  readonly token: bigint;
  /** The backend that answered: `windows`, `linux` or `memory`. */
  readonly backend: string;
}

/** A reservation in a list, which also tells whether the system keeps it. */
export interface ListedReservation extends PortReservation {
  /**
   * Whether the system holds the ports back at this moment. Always true on Windows; false on Linux after a
   * restart without the restore step, or when another program has rewritten the kernel's list.
   */
  readonly inEffect: boolean;
}

/** A reservation, or an exclusion, that a restoration has brought back into effect. */
export interface RestoredReservation extends PortRange {
  readonly protocol: Protocol;
}

/**
 * Why the system holds a block back:
 * - `reservation`: a persistent reservation; it has a token;
 * - `administered`: an exclusion, inside which an ordinary bind is allowed. On Windows it is what netsh's table marks
 *   with a `*`: what an administrator has excluded, and some blocks of Windows' own;
 * - `runtime`: on Windows neither of these: WinNAT, Hyper-V, HTTP.sys or another program holds it while it runs;
 * - `foreign`: on Linux what somebody else has put on the kernel's list, or what is there for the other protocol,
 *   because the kernel has one list for both.
 */
export type HeldRangeKind = 'reservation' | 'administered' | 'runtime' | 'foreign';

/** A block that the system holds back from automatic assignment now, with what is known of it and no more. */
export interface HeldRange extends PortRange {
  readonly protocol: Protocol;
  /** The last port of the block. */
  readonly endPort: number;
  readonly kind: HeldRangeKind;
  /** The token of a reservation; null for every other kind. */
  readonly token: bigint | null;
  /** See {@link ListedReservation.inEffect}. */
  readonly inEffect: boolean;
  /** The backend that answered: `windows`, `linux` or `memory`. */
  readonly backend: string;
}

/**
 * An exclusion: a block kept from automatic assignment, inside which an ordinary bind goes on being allowed. Of the
 * kinds of {@link HeldRange} it is `administered` alone.
 */
export interface PortExclusion extends PortRange {
  readonly protocol: Protocol;
  /** The last port of the block. */
  readonly endPort: number;
  /** Whether the system holds the ports back at this moment: false for a persistent one that is deleted from the active store. */
  readonly inEffect: boolean;
  /** The store that was listed, or in which the exclusion was made. */
  readonly store: ExclusionStore;
  readonly backend: string;
}

/** The last port of a block. */
export function endPortOf(range: PortRange): number {
  return range.startPort + range.numberOfPorts - 1;
}

/** Whether two blocks have a port in common. */
export function overlaps(a: PortRange, b: PortRange): boolean {
  return a.startPort <= endPortOf(b) && b.startPort <= endPortOf(a);
}

/** Whether the one block has all the ports of the other. */
export function covers(a: PortRange, b: PortRange): boolean {
  return a.startPort <= b.startPort && endPortOf(b) <= endPortOf(a);
}

/** Whether two blocks are the same block: a lookup or a deletion needs exactly the start and count of the creation. */
export function sameRange(a: PortRange, b: PortRange): boolean {
  return a.startPort === b.startPort && a.numberOfPorts === b.numberOfPorts;
}

/**
 * What the Win32 functions say of a block before they look at the system: 0, or ERROR_INVALID_PARAMETER for a
 * zero or a block that goes past the last port. The backends that stand in for Windows apply the same rule.
 */
export function win32RangeStatus(range: PortRange): number {
  const legal = range.startPort >= 1 && range.numberOfPorts >= 1 && endPortOf(range) <= highestPort;
  return legal ? 0 : Win32.ERROR_INVALID_PARAMETER;
}

/** `5000-5019`, or `5000` for a single port. */
export function formatRange(range: PortRange): string {
  const { startPort } = range;
  const endPort = endPortOf(range);
  return endPort === startPort ? `${startPort}` : `${startPort}-${endPort}`;
}

/** A block with its protocol, as the sentences name it. */
export interface Block extends PortRange {
  readonly protocol: Protocol;
}

/** An exclusion as the sentences name it. */
export interface ExclusionBlock extends Block {
  readonly store: ExclusionStore;
}
