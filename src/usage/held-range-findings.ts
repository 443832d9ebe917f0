import { type HeldRange, type PortRange, sameRange } from '../contract/reservation';
import type { PortFinding } from './explanation';
import type { Telling } from './socket-findings';

/** What WSL holds in its mirrored mode. */
const mirroredPorts = 4096;

/** The block that Windows' Host Network Service excludes for itself. */
const hnsRange: PortRange = { startPort: 50000, numberOfPorts: 60 };

/** What a block that the system holds back means for one of its ports. */
export function heldRangeFinding(held: HeldRange, port: number, telling: Telling): PortFinding {
  const { startPort, numberOfPorts, kind } = held;
  return {
    kind,
    isInTheWay: kind === 'reservation' || kind === 'runtime',
    range: { startPort, numberOfPorts },
    sockets: [],
    ...(kind === 'reservation'
      ? reservation(held, telling)
      : kind === 'runtime'
        ? runtime(held, port, telling)
        : kind === 'administered'
          ? administered(held, telling)
          : { sentence: telling.messages.foreign(held), remedy: null }),
  };
}

type Told = Pick<PortFinding, 'sentence' | 'remedy'>;

function reservation(held: HeldRange, { messages, isWindows }: Telling): Told {
  return {
    sentence: messages.reservation(held.protocol, held, isWindows),
    remedy: messages.reservationRemedy(held, isWindows),
  };
}

function runtime(held: HeldRange, port: number, { messages }: Telling): Told {
  const { protocol, numberOfPorts } = held;
  const isMirrored = numberOfPorts === mirroredPorts;
  const likely = isMirrored
    ? messages.likelyMirrored()
    : numberOfPorts === 1
      ? messages.likelyHttpSys()
      : messages.likelyWinNat();
  return {
    sentence: `${messages.runtime(protocol, held)} ${likely}`,
    remedy: isMirrored ? messages.mirroredRemedy() : messages.runtimeRemedy(protocol, port),
  };
}

function administered(held: HeldRange, { messages, isWindows }: Telling): Told {
  const { protocol } = held;
  if (!isWindows) return { sentence: messages.administered(protocol, held), remedy: null };
  const sentence = messages.administeredOnWindows(protocol, held);
  return {
    sentence: sameRange(held, hnsRange) ? `${sentence} ${messages.hnsBlock()}` : sentence,
    remedy: null,
  };
}
