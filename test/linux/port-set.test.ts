import { expect } from 'chai';
import * as fc from 'fast-check';
import { PortSet } from '../../src/backends/linux/port-set';
import { anyPorts, portSetOf } from './arbitrary-ports';

describe('a set of ports', () => {
  it('is printed as the kernel prints it: ascending, neighbours merged', () => {
    const ranges = [
      { startPort: 9000, numberOfPorts: 11 },
      { startPort: 8080, numberOfPorts: 1 },
      { startPort: 9011, numberOfPorts: 2 },
      { startPort: 65535, numberOfPorts: 1 },
    ];
    expect(`${PortSet.of(ranges)}`).to.equal('8080,9000-9012,65535');
    expect(`${PortSet.empty}`).to.equal('');
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(anyPorts, (ports) => {
        const set = portSetOf(ports);
        expect(`${PortSet.parse(`${set}\n`)}`).to.equal(`${set}`);
      }),
    );
  });

  it('does what the sets of mathematics do', () => {
    fc.assert(
      fc.property(anyPorts, anyPorts, (a, b) => {
        const [left, right] = [portSetOf(a), portSetOf(b)];
        const inRight = new Set(b);
        const common = a.filter((port) => inRight.has(port));
        expect(`${left.union(right)}`).to.equal(`${portSetOf([...a, ...b])}`);
        expect(`${left.minus(right)}`).to.equal(`${portSetOf(a.filter((port) => !inRight.has(port)))}`);
        expect(left.intersects(right)).to.equal(common.length > 0);
        expect(left.contains(right)).to.equal(new Set(common).size === inRight.size);
        expect(left.isEmpty).to.equal(a.length === 0);
      }),
    );
  });

  for (const text of ['x', '1-', '-1', '5-4', '65536', '1,,2', '1 2', '1-2-3', '"5000"', '1e3', '0x10']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(() => PortSet.parse(text)).to.throw(/neither a port nor a range/);
    });
  }
});
