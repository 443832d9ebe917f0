import { isBadPort } from '../contract/bad-ports';
import { covers, type Protocol } from '../contract/reservation';
import { codeName, Win32 } from '../contract/win32';
import { messagesFor } from '../core/messages';
import { PortReservations } from '../core/port-reservations';
import { ParameterCheck } from '../core/validation';
import type { PortExplanation, PortFinding, PortFindingKind } from './explanation';
import { heldRangeFinding } from './held-range-findings';
import { look, type Sight } from './look';
import { usageMessagesFor } from './messages';
import { refusedFinding, socketFindings, type Telling } from './socket-findings';

/** What an explanation is about, beside the port. */
export interface ExplainOptions {
  /** Default: `tcp`. */
  readonly protocol?: Protocol;
  /** Whose backend is asked, and in whose language is answered. Default: the platform's own, in the user's. */
  readonly reservations?: PortReservations;
}

/** In the order in which they matter to whoever is refused. */
const byImportance: readonly PortFindingKind[] = [
  'listening',
  'bound',
  'runtime',
  'reservation',
  'privileged',
  'connected',
  'refused',
  'fetchBlocked',
  'administered',
  'foreign',
  'dynamicRange',
  'closing',
];

/**
 * Explains why a port is free or is not: who has it open, what holds it back, and what to do. The port is also bound
 * for a moment, to see whether the system allows that.
 *
 * What this process may not see is said, not guessed: an unprivileged process on Linux sees only its own user's.
 *
 * @param port - 1 to 65535, in host byte order.
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER for what is no port or no protocol.
 *
 * @example
 * ```ts
 * const { isFree, findings } = await explainPort(3000);
 * if (!isFree) console.error(findings[0]?.sentence, findings[0]?.remedy);
 * ```
 */
export async function explainPort(port: number, options: ExplainOptions = {}): Promise<PortExplanation> {
  const [explanation] = await explainPorts([port], options);
  return explanation as PortExplanation;
}

/** As {@link explainPort}, for several ports, in their order: the system's tables are read once for all of them. */
export async function explainPorts(
  ports: readonly number[],
  { protocol = 'tcp', reservations = new PortReservations() }: ExplainOptions = {},
): Promise<PortExplanation[]> {
  const check = new ParameterCheck('explainPort', messagesFor(reservations.locale));
  check.protocol(protocol);
  for (const port of ports) check.existingPort('Port', port);
  const sight = await look(reservations, protocol, ports);
  const telling: Telling = {
    messages: usageMessagesFor(reservations.locale),
    coreMessages: messagesFor(reservations.locale),
    isWindows: reservations.backendName !== 'linux',
  };
  const explanations: PortExplanation[] = [];
  for (const port of ports) {
    const code = await reservations.tryBind(protocol, port);
    explanations.push(explain(protocol, port, sight, code, telling));
  }
  return explanations;
}

/** @param code - What binding the port came to: 0, or a Winsock code. */
function explain(
  protocol: Protocol,
  port: number,
  sight: Sight,
  code: number,
  telling: Telling,
): PortExplanation {
  const findings = [
    ...socketFindings(sight.sockets?.filter((socket) => socket.port === port) ?? [], code === 0, telling),
    ...heldFindings(port, sight, telling),
    ...settingFindings(protocol, port, sight, code, telling),
  ];
  const isRefused = code === Win32.WSAEADDRINUSE || code === Win32.WSAEACCES;
  const isExplained = findings.some(({ isInTheWay }) => isInTheWay);
  if (isRefused && !isExplained) {
    findings.push(refusedFinding(protocol, port, code === Win32.WSAEADDRINUSE, telling));
  }
  findings.sort((a, b) => byImportance.indexOf(a.kind) - byImportance.indexOf(b.kind));
  const wasTried = code === 0 || isRefused;
  const isFree = isRefused || isExplained ? false : wasTried && sight.heldRanges !== undefined ? true : null;
  return {
    protocol,
    port,
    isFree,
    state: isFree === null ? 'unknown' : (findings[0]?.kind ?? 'free'),
    findings,
    notSeen: wasTried ? sight.notSeen : [...sight.notSeen, telling.messages.notTried(codeName(code))],
  };
}

function heldFindings(port: number, { heldRanges = [] }: Sight, telling: Telling): PortFinding[] {
  return heldRanges
    .filter((held) => covers(held, { startPort: port, numberOfPorts: 1 }))
    .map((held) => heldRangeFinding(held, port, telling));
}

/** What the system's settings, and the Fetch standard, make of a port. */
function settingFindings(
  protocol: Protocol,
  port: number,
  { heldRanges = [], dynamicRange, firstUnprivilegedPort }: Sight,
  code: number,
  { messages }: Telling,
): PortFinding[] {
  const itself = { startPort: port, numberOfPorts: 1 };
  const about = { isInTheWay: false, range: null, sockets: [] };
  const findings: PortFinding[] = [];
  if (port < firstUnprivilegedPort && code === Win32.WSAEACCES) {
    findings.push({
      ...about,
      kind: 'privileged',
      isInTheWay: true,
      sentence: messages.privileged(firstUnprivilegedPort),
      remedy: messages.privilegedRemedy(port),
    });
  }
  if (protocol === 'tcp' && isBadPort(port)) {
    findings.push({
      ...about,
      kind: 'fetchBlocked',
      sentence: messages.fetchBlocked(port),
      remedy: messages.fetchBlockedRemedy(),
    });
  }
  const isHeldBack = heldRanges.some((held) => held.inEffect && covers(held, itself));
  if (dynamicRange !== undefined && covers(dynamicRange, itself) && !isHeldBack) {
    findings.push({
      ...about,
      kind: 'dynamicRange',
      range: dynamicRange,
      sentence: messages.dynamicRange(dynamicRange),
      remedy: messages.dynamicRangeRemedy(protocol, port),
    });
  }
  return findings;
}
