import { expect } from 'chai';
import * as fc from 'fast-check';
import { PortSet } from '../../src/backends/linux/port-set';
import { reconcile } from '../../src/backends/linux/reconcile';
import { anyPortSet } from './arbitrary-ports';

describe('reconciling the list with the reservations', () => {
  it("never takes off a foreign port, and leaves every reservation's ports on", () => {
    fc.assert(
      fc.property(anyPortSet, anyPortSet, anyPortSet, (kernel, added, reserved) => {
        const { foreign, wanted, missing, surplus } = reconcile(
          kernel,
          { list: kernel, owned: added },
          reserved,
        );
        const after = kernel.union(missing).minus(surplus);
        expect(`${after}`).to.equal(`${wanted}`);
        expect(after.contains(kernel.minus(added))).to.equal(true);
        expect(after.contains(reserved)).to.equal(true);
        expect(surplus.intersects(foreign)).to.equal(false);
      }),
    );
  });

  it('has nothing left to do once it is done', () => {
    fc.assert(
      fc.property(anyPortSet, anyPortSet, anyPortSet, (kernel, added, reserved) => {
        const first = reconcile(kernel, { list: kernel, owned: added }, reserved);
        const second = reconcile(first.wanted, { list: first.wanted, owned: first.added }, reserved);
        expect([second.missing.isEmpty, second.surplus.isEmpty]).to.deep.equal([true, true]);
        expect(`${second.added}`).to.equal(`${first.added}`);
      }),
    );
  });

  it('leaves exactly the foreign ports when the last reservation goes, whatever came before', () => {
    fc.assert(
      fc.property(anyPortSet, fc.array(anyPortSet, { maxLength: 8 }), (foreign, history) => {
        let [list, added] = [foreign, PortSet.empty];
        for (const reserved of [...history, PortSet.empty]) {
          const plan = reconcile(list, { list, owned: added }, reserved);
          [list, added] = [plan.wanted, plan.added];
        }
        expect(`${list}`).to.equal(`${foreign}`);
        expect(added.isEmpty).to.equal(true);
      }),
    );
  });
});
