import type { PortRange, Protocol } from './reservation';

/** How a check ended; `skipped` where a part that it builds upon failed, or this system has no such part. */
export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** One part of the chain, looked at: what `doctor` prints on one line. */
export interface Check {
  /** For programs: the same in every language and release, as in `linux.store`. */
  readonly id: string;
  readonly title: string;
  readonly status: CheckStatus;
  /** What was seen. */
  readonly detail: string;
  /** What to do about it; always there when the check failed. */
  readonly remedy?: string;
}

/** What a backend tells of itself and of its system. */
export interface Diagnostics {
  /** Looks at the backend's own parts, one after another, and changes nothing. */
  checks(): Promise<Check[]>;
  /** Whether this process may create and delete reservations; undefined where the system does not tell. */
  isElevated(): Promise<boolean | undefined>;
  /** What a probe may use; absent where the backend keeps its reservations in this process. */
  readonly tools?: ProbeTools;
}

/** What a probe does to the system beside the reservations, with the system's own means. */
export interface ProbeTools {
  /** What an administrator calls the means of {@link exclude}: `netsh`. */
  readonly tool: string;
  /** Keeps a block from automatic assignment, as an administrator would without this package. */
  exclude(protocol: Protocol, range: PortRange): Promise<void>;
  /** Tries to undo an exclusion in the same way; what it does to a reservation is what a probe wants to know. */
  unexclude(protocol: Protocol, range: PortRange): Promise<void>;
  /**
   * Runs a script of Node's in a process that may not create reservations, and answers what it prints. The arguments
   * hold no spaces and no quotes.
   *
   * @throws An Error that says why this system cannot run one.
   */
  runUnelevated(script: string, args: readonly string[], signal: AbortSignal): Promise<string>;
  /** With these settings another process gets a backend that works on the same reservations. */
  readonly settings: { readonly stateDirectory?: string; readonly clr?: 'framework' | 'core' };
}
