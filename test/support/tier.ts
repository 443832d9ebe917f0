/** One tier of the tests: a folder of `*.test.ts` files that run together in one mocha process. */
export interface Tier {
  readonly name: string;
  /** One sentence: what a green run of this tier proves, and what it does not. */
  readonly proves: string;
  /** Why this machine cannot run the tier, and what it would take; undefined where it can. */
  readonly unavailable?: () => string | undefined;
  /** Builds or starts what the tests need, and answers the environment variables that tell them where it is. */
  readonly setUp?: () => Promise<Record<string, string>>;
  /** A command that runs mocha inside it, as in `unshare -n`. */
  readonly inside?: readonly string[];
  /** Test files outside the tier's own folder, relative to the root: the contract suite, say. */
  readonly alsoRuns?: readonly string[];
}
