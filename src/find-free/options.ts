import { highestPort, type Protocol, protocols } from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { messagesFor } from '../core/messages';
import type { PortReservations } from '../core/port-reservations';
import { ParameterCheck } from '../core/validation';
import { freeMessagesFor } from './messages';

/** What to look for. Ports are in host byte order. */
export interface FreePortsOptions {
  /** How many consecutive ports: 1 to 65535. Default: 1. */
  readonly numberOfPorts?: number;
  /** The lowest port that may be answered. Default: 1024, or the lowest that any process may bind where that is higher. */
  readonly from?: number;
  /** The highest port that may be answered. Default: 65535. */
  readonly to?: number;
  /** Ports that may not be answered, whoever has them. */
  readonly exclude?: Iterable<number>;
  /** Which protocol the ports are to be free for; `both` for TCP and UDP. Default: `tcp`. */
  readonly protocol?: Protocol | 'both';
  /** The first port of the block, or several, that are tried before any other; they may be outside `from` and `to`. */
  readonly preferred?: number | Iterable<number>;
  /** Whether ports may be answered that the system may assign to any program at any time. Default: false. */
  readonly allowDynamicRange?: boolean;
  /** Whether ports may be answered that browsers and `fetch` refuse (the Fetch standard's bad ports). Default: false. */
  readonly allowBadPorts?: boolean;
  /** Whose backend is asked, and in whose language is answered. Default: the platform's own, in the user's. */
  readonly reservations?: PortReservations;
}

/** The options with their defaults, once each is what it should be. */
export interface CheckedOptions {
  readonly protocols: readonly Protocol[];
  readonly numberOfPorts: number;
  readonly from: number;
  readonly to: number;
  readonly exclude: readonly number[];
  readonly preferred: readonly number[];
  readonly allowDynamicRange: boolean;
  readonly allowBadPorts: boolean;
}

/** The lowest port that is answered where nobody says otherwise: those below are the system's own services'. */
const lowestUnasked = 1024;

/** @param firstUnprivileged - The lowest port that any process may bind. */
export function checkOptions(
  options: FreePortsOptions,
  firstUnprivileged: number,
  locale: string,
): CheckedOptions {
  const { protocol = 'tcp', exclude = [], preferred = [] } = options;
  const check = new ParameterCheck('findFreePorts', messagesFor(locale));
  const all = (name: string, ports: Iterable<number>) =>
    [...ports].map((port) => check.existingPort(name, port));
  const checked = {
    protocols: protocol === 'both' ? protocols : [check.protocol(protocol)],
    numberOfPorts: check.existingPort('numberOfPorts', options.numberOfPorts ?? 1),
    from: check.existingPort('from', options.from ?? Math.max(lowestUnasked, firstUnprivileged)),
    to: check.existingPort('to', options.to ?? highestPort),
    exclude: all('exclude', exclude),
    preferred: all('preferred', typeof preferred === 'object' ? preferred : [preferred]),
    allowDynamicRange: options.allowDynamicRange === true,
    allowBadPorts: options.allowBadPorts === true,
  };
  const { from, to, numberOfPorts } = checked;
  if (to - from + 1 >= numberOfPorts) return checked;
  throw new PortReservationError(freeMessagesFor(locale).tooFew(numberOfPorts, from, to), {
    errno: Win32.ERROR_INVALID_PARAMETER,
    syscall: 'findFreePorts',
    numberOfPorts,
  });
}
