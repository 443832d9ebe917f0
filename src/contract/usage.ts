import type { ExclusionStore, PortRange, Protocol } from './reservation';

/** A process that has a socket open. */
export interface SocketProcess {
  readonly pid: number;
  /** Its name as the system shows it; null where the system does not show it to this process, or it has ended meanwhile. */
  readonly name: string | null;
}

/** An open socket, as the system's own tables have it. */
export interface OpenSocket {
  readonly protocol: Protocol;
  /** The local address in numbers: `0.0.0.0` and `::` mean every address. */
  readonly address: string;
  /** The local port, in host byte order. */
  readonly port: number;
  /**
   * `listening`: waits for connections (TCP); `bound`: receives what is sent to the port (UDP); `connected`: one end of
   * a connection, be it that a program has called out from this port or has been called on it; `closing`: what is left
   * of a connection that has ended (TIME_WAIT), which no process has open any more.
   */
  readonly state: 'listening' | 'bound' | 'connected' | 'closing';
  /** The user to whom the socket belongs; null where the system does not tell. */
  readonly user: string | null;
  /**
   * The processes that have it open. Null where this process may not see them; empty where no process has it: it is the
   * kernel's own, or that of a process in another container.
   */
  readonly processes: readonly SocketProcess[] | null;
}

/** What a system tells of the use of its ports, beside what it holds back. */
export interface PortUsageSource {
  /**
   * Every open socket of the protocol that has a local port in the range, IPv4 and IPv6. No table has a TCP socket that
   * is bound and neither listens nor is connected: see {@link tryBind}.
   */
  sockets(protocol: Protocol, range: PortRange): Promise<OpenSocket[]>;
  /**
   * Binds the port on every address for a moment, as a server does, and gives it back.
   *
   * @returns 0, or the Winsock code with which the system refused (WSAEADDRINUSE, WSAEACCES …).
   */
  tryBind(protocol: Protocol, port: number): Promise<number>;
  /** The range from which the system assigns ports to sockets that ask for none. */
  dynamicRange(protocol: Protocol): Promise<PortRange>;
  /**
   * Makes this the dynamic range; with the store `persistent` after every restart too. The core has checked that it is
   * a block; which blocks the system takes is the backend's to say, with ERROR_INVALID_PARAMETER.
   */
  setDynamicRange(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void>;
  /** The lowest port that any process may bind; 0 where the system keeps none for privileged ones. */
  firstUnprivilegedPort(): Promise<number>;
}
