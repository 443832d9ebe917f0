import type { PortExplanation, PortFinding } from './explanation';
import type { UsageMessages } from './messages';

/** An explanation for people, one sentence a line; what to do follows an arrow. */
export function explanationLines(explanation: PortExplanation, messages: UsageMessages): string[] {
  const { findings, notSeen } = explanation;
  return [...verdict(explanation, messages), ...findings.flatMap(findingLines), ...notSeen];
}

/** Where a port is not free, the first finding says so itself. */
function verdict({ isFree, protocol, port }: PortExplanation, messages: UsageMessages): string[] {
  if (isFree === null) return [messages.unknown(protocol, port)];
  return isFree ? [messages.free(protocol, port)] : [];
}

function findingLines({ sentence, remedy }: PortFinding): string[] {
  return remedy === null ? [sentence] : [sentence, `-> ${remedy}`];
}
