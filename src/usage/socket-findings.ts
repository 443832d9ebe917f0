import type { Protocol } from '../contract/reservation';
import type { OpenSocket } from '../contract/usage';
import type { Messages } from '../core/messages';
import { byHolder, describeAddresses, describeHolder, type Holding } from '../core/socket-holders';
import type { PortFinding } from './explanation';
import type { UsageMessages } from './messages';

/** What the person is told in and of. */
export interface Telling {
  readonly messages: UsageMessages;
  /** The core's sentences, which name processes. */
  readonly coreMessages: Messages;
  readonly isWindows: boolean;
}

/** The process that is Windows itself. */
const windowsItself = 4;

/** What the open sockets of one port come to. */
export function socketFindings(
  sockets: readonly OpenSocket[],
  canBeBound: boolean,
  telling: Telling,
): PortFinding[] {
  const having = (state: OpenSocket['state']) => sockets.filter((socket) => socket.state === state);
  const waiting = [...having('listening'), ...having('bound')];
  if (waiting.length > 0) return byHolder(waiting).map((holding) => waitingFinding(holding, telling));
  const closing = having('closing');
  return [
    ...byHolder(having('connected')).map((holding) => connectedFinding(holding, canBeBound, telling)),
    ...(closing.length === 0 ? [] : [closingFinding(closing, telling)]),
  ];
}

function waitingFinding(holding: Holding, telling: Telling): PortFinding {
  const { messages, coreMessages } = telling;
  const { sockets } = holding;
  const { state } = sockets[0];
  const who = describeHolder(holding, coreMessages);
  const where = describeAddresses(sockets);
  return {
    kind: state === 'listening' ? 'listening' : 'bound',
    isInTheWay: true,
    range: null,
    sockets,
    sentence: state === 'listening' ? messages.listening(who, where) : messages.bound(who, where),
    remedy: howToStop(holding, telling),
  };
}

function howToStop({ processes, sockets }: Holding, { messages, isWindows }: Telling): string | null {
  if (processes === null) return messages.lookElevated(isWindows);
  const [first] = processes;
  if (first === undefined) return null;
  const name = first.name?.toLowerCase().replace(/\.exe$/, '');
  if (isWindows && first.pid === windowsItself) return messages.httpSys();
  if (isWindows && name === 'svchost') return messages.serviceHost(first.pid);
  if (!isWindows && first.pid === 1 && name === 'systemd') return messages.systemd();
  if (name === 'docker-proxy') return messages.dockerProxy(sockets[0].port);
  return messages.stop(first.pid, isWindows);
}

function connectedFinding(
  holding: Holding,
  canBeBound: boolean,
  { messages, coreMessages }: Telling,
): PortFinding {
  const { sockets } = holding;
  const { protocol, port } = sockets[0];
  return {
    kind: 'connected',
    isInTheWay: !canBeBound,
    range: null,
    sockets,
    sentence: messages.connected(describeHolder(holding, coreMessages), describeAddresses(sockets)),
    remedy: messages.endConnection(protocol, port),
  };
}

function closingFinding(sockets: readonly OpenSocket[], { messages }: Telling): PortFinding {
  const sentence = messages.closing();
  return { kind: 'closing', isInTheWay: false, range: null, sockets, sentence, remedy: null };
}

/** What the code of a refused bind says that nothing else explains. */
export function refusedFinding(
  protocol: Protocol,
  port: number,
  isInUse: boolean,
  { messages, isWindows }: Telling,
): PortFinding {
  return {
    kind: 'refused',
    isInTheWay: true,
    range: null,
    sockets: [],
    sentence: isInUse ? messages.refusedInUse() : messages.refusedAccess(isWindows),
    remedy: isInUse
      ? messages.refusedInUseRemedy(protocol, port, isWindows)
      : messages.refusedAccessRemedy(isWindows),
  };
}
