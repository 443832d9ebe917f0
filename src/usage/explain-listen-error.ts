import type { Protocol } from '../contract/reservation';
import { PortReservations } from '../core/port-reservations';
import { type ExplainOptions, explainPort } from './explain-port';
import type { PortExplanation } from './explanation';
import { explanationLines } from './format-explanation';
import { type ListenError, readListenError } from './listen-error';
import { type UsageMessages, usageMessagesFor } from './messages';

/** What is to be known beside the error. */
export interface ExplainErrorOptions extends ExplainOptions {
  /** The port, where the error does not name it. */
  readonly port?: number;
}

/** What kept a program from listening. */
export interface ListenErrorExplanation {
  /** The code, as the error has it: `EADDRINUSE`, `10013`. */
  readonly code: string;
  readonly protocol: Protocol;
  /** Null where nobody names it. */
  readonly port: number | null;
  /** Why the port is refused; null where no port is known, or the port is not what the error is about. */
  readonly explanation: PortExplanation | null;
  /** All of it for people, one sentence a line. */
  readonly text: string;
}

/**
 * Explains what `server.listen`, a socket's `bind`, Vite, webpack's development server or .NET's HttpListener threw
 * (EACCES, EADDRINUSE, EADDRNOTAVAIL, or Winsock's codes for them): the same as {@link explainPort} for the port that
 * the error names.
 *
 * @param error - The error itself, or one that has it as its `cause`.
 * @returns Undefined for an error that is none of these.
 *
 * @example
 * ```ts
 * server.on('error', async (error) => {
 *   const explained = await explainListenError(error);
 *   if (explained === undefined) throw error;
 *   console.error(explained.text);
 *   process.exit(1);
 * });
 * ```
 */
export async function explainListenError(
  error: unknown,
  { port: givenPort, ...options }: ExplainErrorOptions = {},
): Promise<ListenErrorExplanation | undefined> {
  const read = readListenError(error);
  if (read === undefined) return undefined;
  const { reservations = new PortReservations() } = options;
  const messages = usageMessagesFor(reservations.locale);
  const protocol = options.protocol ?? read.protocol ?? 'tcp';
  const port = givenPort ?? read.port;
  const isAboutPort = read.kind !== 'notHere' && read.kind !== 'urlDenied' && read.kind !== 'urlRegistered';
  const explanation =
    isAboutPort && port !== undefined ? await explainPort(port, { protocol, reservations }) : null;
  const { code } = read;
  return {
    code,
    protocol,
    port: port ?? null,
    explanation,
    text: [
      ...introduction(read, port, messages),
      ...(explanation === null ? [] : explanationLines(explanation, messages)),
      ...(explanation?.isFree ? [messages.freeByNow(code)] : []),
    ].join('\n'),
  };
}

/** What the error itself says, before anything is looked at. */
function introduction(
  { kind, code, address }: ListenError,
  port: number | undefined,
  messages: UsageMessages,
): string[] {
  switch (kind) {
    case 'notHere':
      return [messages.addressNotHere(address, code), `-> ${messages.addressNotHereRemedy()}`];
    case 'urlDenied':
      return [messages.urlDenied(code), `-> ${messages.urlDeniedRemedy(port)}`];
    case 'urlRegistered':
      return [messages.urlRegistered(code), `-> ${messages.urlRegisteredRemedy()}`];
    case 'urlPortTaken':
      return [messages.urlPortTaken(code)];
    default:
      return port === undefined ? [messages.withoutPort(code)] : [];
  }
}
