import { highestPort, type Protocol } from '../contract/reservation';
import { Win32 } from '../contract/win32';

/** What kept a program from listening, in the words of whoever refused. */
export interface ListenError {
  /**
   * `inUse`, `denied`, `notHere`: what bind answered (EADDRINUSE, EACCES, EADDRNOTAVAIL, or Winsock's code for it); the
   * others: what HTTP.sys answered to an HttpListener (5, 32, 183).
   */
  readonly kind: 'inUse' | 'denied' | 'notHere' | 'urlDenied' | 'urlPortTaken' | 'urlRegistered';
  /** As the error has it: `EADDRINUSE`, `10048`. */
  readonly code: string;
  readonly protocol: Protocol | undefined;
  readonly port: number | undefined;
  readonly address: string | undefined;
}

const kinds: Readonly<Record<string, ListenError['kind']>> = {
  EADDRINUSE: 'inUse',
  WSAEADDRINUSE: 'inUse',
  [Win32.WSAEADDRINUSE]: 'inUse',
  EACCES: 'denied',
  EPERM: 'denied',
  WSAEACCES: 'denied',
  [Win32.WSAEACCES]: 'denied',
  EADDRNOTAVAIL: 'notHere',
  WSAEADDRNOTAVAIL: 'notHere',
  [Win32.WSAEADDRNOTAVAIL]: 'notHere',
};

const kindsOfHttpListener: Readonly<Record<number, ListenError['kind']>> = {
  [Win32.ERROR_ACCESS_DENIED]: 'urlDenied',
  [Win32.ERROR_SHARING_VIOLATION]: 'urlPortTaken',
  183: 'urlRegistered',
};

/** How Node's system errors and Vite's own, which has neither code nor port, name a port in their message. */
const portInMessage = /(?:\b[Pp]ort |:)(?<port>\d{1,5})\b/;
const inUseInMessage = /\bis already in use\b/;

/** The calls of which Node says that they failed to take a port. */
const binding: readonly string[] = ['listen', 'bind'];

/** Reads what `listen`, `bind` or an HttpListener threw, or an error with such a one as its cause. */
export function readListenError(error: unknown): ListenError | undefined {
  for (let each = error, depth = 0; each instanceof Object && depth < 10; depth++) {
    const read = readOne(each as ErrorShape);
    if (read !== undefined) return read;
    each = (each as ErrorShape).cause;
  }
  return undefined;
}

type ErrorShape = Readonly<
  Record<'name' | 'code' | 'errno' | 'message' | 'syscall' | 'port' | 'address' | 'cause', unknown>
>;

function readOne(error: ErrorShape): ListenError | undefined {
  const { syscall, address } = error;
  // A program that was refused a file or a connection has another problem.
  if (typeof syscall === 'string' && !binding.includes(syscall)) return undefined;
  const message = typeof error.message === 'string' ? error.message : '';
  const code = codeOf(error) ?? (inUseInMessage.test(message) ? 'EADDRINUSE' : undefined);
  const kind = code === undefined ? undefined : kindOf(code, error.name);
  if (code === undefined || kind === undefined) return undefined;
  return {
    kind,
    code,
    protocol: syscall === 'bind' ? 'udp' : undefined,
    port: portOf(error.port) ?? portOf(Number(portInMessage.exec(message)?.groups?.['port'])),
    address: typeof address === 'string' ? address : undefined,
  };
}

function kindOf(code: string, name: unknown): ListenError['kind'] | undefined {
  return name === 'HttpListenerException' ? kindsOfHttpListener[Number(code)] : kinds[code];
}

/** Node's `errno` is a number of the platform's own, so that its `code` counts first. */
function codeOf({ code, errno }: ErrorShape): string | undefined {
  const given = code ?? errno;
  return typeof given === 'string' || typeof given === 'number' ? String(given) : undefined;
}

function portOf(value: unknown): number | undefined {
  const isPort = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= highestPort;
  return isPort ? value : undefined;
}
