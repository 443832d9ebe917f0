import { endPortOf, type PortRange, type Protocol } from '../contract/reservation';
import { messagesFor } from '../core/messages';
import { PortReservations } from '../core/port-reservations';
import { ParameterCheck } from '../core/validation';
import { usageMessagesFor } from './messages';

/** How much room the dynamic range has left for blocks of a size. */
export interface DynamicRangeCapacity {
  readonly protocol: Protocol;
  readonly dynamicRange: PortRange;
  /** The size asked about. */
  readonly numberOfPorts: number;
  /** How many blocks of that size fit, side by side, between what the system holds back. Sockets do not count. */
  readonly blocks: number;
  /** How many ports of the dynamic range the system does not hold back. */
  readonly freePorts: number;
  /** The largest gap; null where everything is held back. */
  readonly largestGap: PortRange | null;
  /** How many held ranges have one port: hundreds are a sign that some program reserves ports and forgets them. */
  readonly singlePorts: number;
  /** What is wrong, one sentence each. */
  readonly warnings: readonly string[];
}

/** So many rows of one port are no server's any more, but a leak's. */
const manySinglePorts = 100;

/** Below this share of free ports programs that call out will soon be refused. */
const littleRoom = 0.1;

/**
 * Tells how many blocks of a size the dynamic range has left, as WinNAT and other services look for them.
 *
 * @param numberOfPorts - The size of a block: 1 to 65535.
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER, or the code with which the system refused.
 */
export async function dynamicRangeCapacity(
  numberOfPorts: number,
  {
    protocol = 'tcp',
    reservations = new PortReservations(),
  }: { readonly protocol?: Protocol; readonly reservations?: PortReservations } = {},
): Promise<DynamicRangeCapacity> {
  const check = new ParameterCheck('dynamicRangeCapacity', messagesFor(reservations.locale));
  const size = check.existingPort('numberOfPorts', numberOfPorts);
  const dynamicRange = await reservations.dynamicRange(protocol);
  const held = (await reservations.heldRanges({ protocol })).filter(({ inEffect }) => inEffect);
  const gaps = gapsIn(dynamicRange, held);
  const sum = (count: (gap: PortRange) => number) => gaps.reduce((total, gap) => total + count(gap), 0);
  const freePorts = sum((gap) => gap.numberOfPorts);
  const singlePorts = held.filter((range) => range.numberOfPorts === 1).length;
  const messages = usageMessagesFor(reservations.locale);
  const warnings = [
    ...(singlePorts >= manySinglePorts ? [messages.manySinglePorts(singlePorts)] : []),
    ...(freePorts < dynamicRange.numberOfPorts * littleRoom
      ? [messages.littleRoom(freePorts, dynamicRange)]
      : []),
  ];
  return {
    protocol,
    dynamicRange,
    numberOfPorts: size,
    blocks: sum((gap) => Math.floor(gap.numberOfPorts / size)),
    freePorts,
    largestGap: gaps.reduce<PortRange | null>(
      (largest, gap) => (largest === null || gap.numberOfPorts > largest.numberOfPorts ? gap : largest),
      null,
    ),
    singlePorts,
    warnings,
  };
}

/** What no held range has of a block, in ascending order. */
export function gapsIn(block: PortRange, held: readonly PortRange[]): PortRange[] {
  const gaps: PortRange[] = [];
  let startPort = block.startPort;
  const upTo = (end: number) => {
    if (end > startPort) gaps.push({ startPort, numberOfPorts: end - startPort });
  };
  for (const range of [...held].sort((a, b) => a.startPort - b.startPort)) {
    upTo(Math.min(range.startPort, endPortOf(block) + 1));
    startPort = Math.max(startPort, endPortOf(range) + 1);
  }
  upTo(endPortOf(block) + 1);
  return gaps;
}
