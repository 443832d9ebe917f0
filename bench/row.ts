/** What one measurement took, in milliseconds: our work and, right before or after it, the peer's. */
export interface Sample {
  readonly ours: number;
  readonly peer?: number;
}

/** Where a row is measured. */
export interface Place {
  /** Why this machine has no such place; undefined where it has. */
  unavailable(): string | undefined;
  /** A command around the process that measures, as in `unshare -n`. */
  readonly inside?: readonly string[];
  /** Builds what is measured, and answers the variables of that process. */
  setUp?(): Record<string, string>;
}

/** One row of the table. */
export interface Row {
  readonly work: string;
  /** What it is compared with. Without one, the time itself is shown. */
  readonly peer?: string;
  /** What a time is shown in, where there is no peer. */
  readonly unit?: 'ms' | 'us';
  /** The ratio, or the time in that unit, that the row should not exceed. */
  readonly target: number;
  readonly place: Place;
  measure(): Promise<readonly Sample[]>;
}
