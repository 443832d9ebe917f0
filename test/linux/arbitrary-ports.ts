import * as fc from 'fast-check';
import { PortSet } from '../../src/backends/linux/port-set';

/** A few ports, close together, so that neighbours and overlaps are common; and the first and last ones. */
export const anyPorts = fc.uniqueArray(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 5000, max: 5070 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 31, 32, 65534, 65535) },
  ),
  { maxLength: 60 },
);

export const anyPortSet = anyPorts.map(portSetOf);

export function portSetOf(ports: readonly number[]): PortSet {
  return PortSet.of(ports.map((startPort) => ({ startPort, numberOfPorts: 1 })));
}
