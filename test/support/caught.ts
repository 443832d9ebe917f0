import { expect } from 'chai';

/** The error of this class that a promise rejects with; anything else fails the test. */
export async function caught<E extends Error>(
  promise: Promise<unknown>,
  // biome-ignore lint/suspicious/noExplicitAny: whatever the constructor takes
  type: new (...args: any[]) => E,
): Promise<E> {
  const outcome = await promise.then(
    (value) => expect.fail(`resolved to ${String(value)} instead of rejecting`),
    (error: unknown) => error,
  );
  expect(outcome).to.be.instanceOf(type);
  return outcome as E;
}
