import type { HeldRangeKind, PortRange, Protocol } from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';

/**
 * What was found about a port:
 * - `listening`, `bound`: a program waits there for connections (TCP) or datagrams (UDP);
 * - `runtime`: on Windows WinNAT, Hyper-V or another program holds the block while it runs;
 * - `reservation`: it is in a persistent reservation;
 * - `privileged`: the system keeps it for privileged processes, and this one is none;
 * - `connected`: a connection has it as its local end, and nobody listens there;
 * - `refused`: an ordinary bind is refused, and nothing that could be seen explains it;
 * - `fetchBlocked`: browsers and `fetch` refuse it, whoever listens there;
 * - `administered`, `foreign`: it is kept from automatic assignment, and an ordinary bind is allowed;
 * - `dynamicRange`: the system may assign it to any program at any time;
 * - `closing`: what is left of an ended connection keeps some programs from binding it for a moment.
 */
export type PortFindingKind =
  | 'listening'
  | 'bound'
  | HeldRangeKind
  | 'privileged'
  | 'connected'
  | 'refused'
  | 'fetchBlocked'
  | 'dynamicRange'
  | 'closing';

/** One thing that was found about a port. */
export interface PortFinding {
  readonly kind: PortFindingKind;
  /** Whether it makes the port one that others should not take: false for what one merely ought to know. */
  readonly isInTheWay: boolean;
  /** The block that it is about: the held range, or the dynamic range; null where it is about the port alone. */
  readonly range: PortRange | null;
  /** The sockets that it is about. */
  readonly sockets: readonly OpenSocket[];
  /** What it is, in one sentence or two. */
  readonly sentence: string;
  /** What to do about it; null where there is nothing to do. */
  readonly remedy: string | null;
}

/** Why a port is free, or is not. */
export interface PortExplanation {
  readonly protocol: Protocol;
  readonly port: number;
  /** Whether a program may take the port now; null where that could not be found out. */
  readonly isFree: boolean | null;
  /** The kind of the finding that matters most; `free` where there is none, `unknown` where it could not be found out. */
  readonly state: PortFindingKind | 'free' | 'unknown';
  /** What matters most comes first. */
  readonly findings: readonly PortFinding[];
  /** What could not be looked at, each with its reason. */
  readonly notSeen: readonly string[];
}
