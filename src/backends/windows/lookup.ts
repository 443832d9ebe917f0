import type { PortRange, Protocol } from '../../contract/reservation';
import { reservationFunction, Win32 } from '../../contract/win32';
import type { WindowsSystem } from './system';

/** For each range, in order, its token or the Win32 code, with one crossing into the shim for all of them. */
export function lookUp(
  system: WindowsSystem,
  protocol: Protocol,
  ranges: readonly PortRange[],
): (bigint | number)[] {
  const [first] = ranges;
  if (first === undefined) return [];
  const shim = system.shim(functions[protocol]);
  // The cheapest crossing for the commonest call.
  const answers = ranges.length === 1 ? [shim.lookup(protocol, first)] : shim.lookupMany(protocol, ranges);
  if (system.isTraced) {
    ranges.forEach((range, index) => {
      traceReservation(system, functions[protocol], range, answers[index] ?? Win32.ERROR_INVALID_PARAMETER);
    });
  }
  return answers;
}

const functions = {
  tcp: reservationFunction('Lookup', 'tcp'),
  udp: reservationFunction('Lookup', 'udp'),
} as const;

/** Traces one of the six functions with what it was asked and what it answered, a token or a code. */
export function traceReservation(
  system: WindowsSystem,
  name: string,
  { startPort, numberOfPorts }: PortRange,
  answer: bigint | number,
): void {
  const asked = `StartPort=${startPort} NumberOfPorts=${numberOfPorts}`;
  if (typeof answer === 'bigint') {
    system.trace(name, 0, `${asked} Token=${answer}`);
  } else {
    system.trace(name, answer, asked);
  }
}
