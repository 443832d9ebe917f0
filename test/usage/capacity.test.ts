import { expect } from 'chai';
import * as fc from 'fast-check';
import { MemoryBackend, type MemoryBackendOptions } from '../../src/backends/memory/memory-backend';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { dynamicRangeCapacity, gapsIn } from '../../src/usage/capacity';
import { caught } from '../support/caught';

function machine(options: MemoryBackendOptions = {}): { readonly reservations: PortReservations } {
  return { reservations: new PortReservations({ backend: new MemoryBackend(options), locale: 'en' }) };
}

const dynamicRange = { startPort: 50000, numberOfPorts: 1000 };

describe('the room in the dynamic range', () => {
  it('is what the held ranges leave of it, in blocks side by side', async () => {
    const runtime = {
      tcp: [
        { startPort: 49990, numberOfPorts: 110 },
        { startPort: 50300, numberOfPorts: 100 },
        { startPort: 60000, numberOfPorts: 1 },
      ],
    };
    expect(await dynamicRangeCapacity(64, machine({ dynamicRange, runtime }))).to.deep.equal({
      protocol: 'tcp',
      dynamicRange,
      numberOfPorts: 64,
      blocks: 3 + 9,
      freePorts: 800,
      largestGap: { startPort: 50400, numberOfPorts: 600 },
      singlePorts: 1,
      warnings: [],
    });
  });

  it('is none where everything is held back, which is a warning', async () => {
    const runtime = { udp: [dynamicRange] };
    const room = await dynamicRangeCapacity(1, { ...machine({ dynamicRange, runtime }), protocol: 'udp' });
    expect(room).to.include({ blocks: 0, freePorts: 0, largestGap: null });
    expect(room.warnings.join()).to.contain('Only 0 ports').and.contain('dynamic-range set');
  });

  it('has a warning for many single ports, as a leak leaves them', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_unused, index) => ({ startPort: 20000 + 2 * index, numberOfPorts: 1 }));
    const warningsFor = async (count: number) =>
      (await dynamicRangeCapacity(64, machine({ runtime: { tcp: rows(count) } }))).warnings;
    expect(await warningsFor(99)).to.deep.equal([]);
    expect((await warningsFor(100)).join()).to.contain('100 held ranges have a single port');
  });

  it('is not told for what is no number of ports', async () => {
    for (const size of [0, 65536, 1.5, '64'])
      expect(
        (await caught(dynamicRangeCapacity(size as number, machine()), PortReservationError)).errno,
      ).to.equal(87);
  });

  it('has as gaps exactly the ports that no range has', () => {
    const range = fc.record({
      startPort: fc.integer({ min: 1, max: 130 }),
      numberOfPorts: fc.integer({ min: 1, max: 30 }),
    });
    const block = { startPort: 50, numberOfPorts: 50 };
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (held) => {
        const has = (each: { startPort: number; numberOfPorts: number }, port: number) =>
          port >= each.startPort && port < each.startPort + each.numberOfPorts;
        const gaps = gapsIn(block, held);
        for (let port = 1; port <= 160; port++) {
          const expected = has(block, port) && !held.some((each) => has(each, port));
          expect(gaps.filter((gap) => has(gap, port)).length, `${port}`).to.equal(expected ? 1 : 0);
        }
      }),
    );
  });
});
