import { expect } from 'chai';
import { NativeFailure } from '../../src/contract/backend';

/** Waits for a call to be refused with this code, and answers the failure. */
export async function refused(
  call: Promise<unknown>,
  syscall: string,
  errno: number,
): Promise<NativeFailure> {
  const failure = await call.then(
    () => expect.fail(`${syscall} was not refused`),
    (error: unknown) => error,
  );
  expect(failure).to.be.instanceOf(NativeFailure);
  expect(failure).to.include({ syscall, errno });
  return failure as NativeFailure;
}
