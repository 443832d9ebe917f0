/**
 * Makes errors that are answered, not thrown. To capture a stack costs more than all the rest of an error, and theirs would all
 * name the same call; whoever throws one captures it then.
 */
export function withoutStacks<T>(make: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
