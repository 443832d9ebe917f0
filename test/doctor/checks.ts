import { expect } from 'chai';
import type { Check } from '../../src/contract/diagnostics';

/** The check with this id, which there must be. */
export function checkOf(checks: readonly Check[], id: string): Check {
  const check = checks.find((candidate) => candidate.id === id);
  return check ?? expect.fail(`there is no check ${id} among ${checks.map((each) => each.id).join(', ')}`);
}

/** Fails unless exactly these checks have failed, each with a remedy. */
export function expectFailed(checks: readonly Check[], ids: readonly string[]): void {
  const failed = checks.filter(({ status }) => status === 'failed');
  expect(
    failed.map(({ id }) => id),
    JSON.stringify(failed),
  ).to.have.members(ids);
  for (const { id, remedy } of failed) expect(remedy, id).to.be.a('string').and.not.equal('');
}
