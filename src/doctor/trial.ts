import type { ProbeTools } from '../contract/diagnostics';
import type { PortRange, Protocol } from '../contract/reservation';
import type { Outcome } from './outcome';

/** What a process without elevation is asked to try. */
export interface TrialRequest {
  readonly backend: string;
  readonly settings: ProbeTools['settings'];
  readonly protocol: Protocol;
  readonly block: PortRange;
}

/** What it saw. */
export interface TrialResult {
  /** Whether it was elevated all the same; null where the system does not tell. */
  readonly elevated: boolean | null;
  /** The token. */
  readonly lookup: Outcome<string>;
  /** The port. */
  readonly ordinaryBind: Outcome<number>;
  /** The port. */
  readonly associatedBind: Outcome<number>;
}

/** A request as one argument that no command line needs to quote. */
export function encodeTrial(request: TrialRequest): string {
  return Buffer.from(JSON.stringify(request)).toString('base64url');
}

export function decodeTrial(argument: string): TrialRequest {
  return JSON.parse(Buffer.from(argument, 'base64url').toString()) as TrialRequest;
}
