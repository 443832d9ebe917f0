/** The exit statuses of `port-reservation`. */
export const ExitStatus = {
  success: 0,
  /** The system refused, or there was nothing to find. */
  refused: 1,
  /** The command line was not understood; nothing was tried. */
  usage: 2,
  /** What was asked could not be found out. */
  unknown: 3,
} as const;

/** A command line that is not understood. */
export class UsageError extends Error {}
