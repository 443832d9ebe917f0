import type { PortRange, Protocol } from '../../contract/reservation';
import { type Clr, type EdgeMethod, loadEdge } from './edge';
import type { Installation } from './installation';

/** How a {@link Shim.bind} ended: the socket and its port, or the call that failed and its code. */
export type BindOutcome = {
  /** What the ioctl, once it has succeeded, counts as returned. */
  readonly bytesReturned: number;
} & (
  | { readonly socket: bigint; readonly port: number }
  | { readonly failed: BindStep; readonly errno: number }
);

/** The ioctl that lets a socket use a reservation, under the name of traces and errors. */
export const associating = 'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)';

/** The calls of one bind, in their order; each by the name under which traces and errors show it. */
export const bindSteps = ['WSAStartup', 'WSASocket', associating, 'bind', 'getsockname'] as const;
export type BindStep = (typeof bindSteps)[number];

const lookupRequestSize = 4;
const lookupReplySize = 12;
const littleEndian = true;
const protocolNumbers = { tcp: 6, udp: 17 } as const;

/**
 * The .NET shim's methods with their types; the packing is described at each method of
 * `dotnet-shim/PortReservation.Shim`. Ports are in host byte order.
 */
export class Shim {
  readonly #create: Record<Protocol, EdgeMethod>;
  readonly #delete: Record<Protocol, EdgeMethod>;
  readonly #lookup: Record<Protocol, EdgeMethod>;
  readonly #lookupMany: Record<Protocol, EdgeMethod>;
  readonly #sockets: Record<Protocol, EdgeMethod>;
  readonly #bind: EdgeMethod;
  readonly #close: EdgeMethod;
  readonly #message: EdgeMethod;
  readonly #oemText: EdgeMethod;
  readonly #systemDirectory: EdgeMethod;
  readonly #runtime: EdgeMethod;
  readonly #nativeFunctions: EdgeMethod;

  constructor(installation: Installation, clr: Clr) {
    const edge = loadEdge(installation, clr);
    const method = (type: string, methodName: string) =>
      edge.func({ assemblyFile: installation.shim, typeName: `PortReservation.Shim.${type}`, methodName });
    const ofEach = (verb: string) => ({
      tcp: method('Reservations', `${verb}Tcp`),
      udp: method('Reservations', `${verb}Udp`),
    });
    this.#create = ofEach('Create');
    this.#delete = ofEach('Delete');
    this.#lookup = ofEach('Lookup');
    this.#lookupMany = ofEach('LookupMany');
    this.#sockets = { tcp: method('SocketTables', 'Tcp'), udp: method('SocketTables', 'Udp') };
    this.#bind = method('Sockets', 'Bind');
    this.#close = method('Sockets', 'Close');
    this.#message = method('SystemInformation', 'Message');
    this.#oemText = method('SystemInformation', 'OemText');
    this.#systemDirectory = method('SystemInformation', 'SystemDirectory');
    this.#runtime = method('SystemInformation', 'Runtime');
    this.#nativeFunctions = method('SystemInformation', 'NativeFunctions');
  }

  /** The token, or the Win32 code. */
  create(protocol: Protocol, range: PortRange): bigint | number {
    return tokenOrCode(this.#create[protocol](packBlock(range), true));
  }

  /** The Win32 code; 0 for success. */
  delete(protocol: Protocol, range: PortRange): number {
    return this.#delete[protocol](packBlock(range), true) as number;
  }

  /** The token, or the Win32 code. */
  lookup(protocol: Protocol, range: PortRange): bigint | number {
    return tokenOrCode(this.#lookup[protocol](packBlock(range), true));
  }

  /** For each range, in order, the token or the Win32 code: one crossing for the whole batch. */
  lookupMany(protocol: Protocol, ranges: readonly PortRange[]): (bigint | number)[] {
    const request = Buffer.alloc(ranges.length * lookupRequestSize);
    const blocks = viewOf(request);
    ranges.forEach((range, index) => {
      blocks.setInt32(index * lookupRequestSize, packBlock(range), littleEndian);
    });
    const answer = this.#lookupMany[protocol](request, true) as Buffer | number;
    if (typeof answer === 'number') return ranges.map(() => answer);
    const outcomes = viewOf(answer);
    return ranges.map((_range, index) => {
      const errno = outcomes.getUint32(index * lookupReplySize, littleEndian);
      return errno === 0 ? outcomes.getBigUint64(index * lookupReplySize + 4, littleEndian) : errno;
    });
  }

  /** The rows of the tables of open sockets, as the shim's `SocketTables` words them, or the Win32 code. */
  socketRows(protocol: Protocol, range: PortRange): string[] | number {
    return this.#sockets[protocol](packBlock(range), true) as string[] | number;
  }

  /** Makes a socket, associates it with the token and binds it to a port of the reservation: one crossing. */
  bind(protocol: Protocol, token: bigint, host: string): BindOutcome {
    const request = Buffer.alloc(9 + host.length);
    request.writeBigUInt64LE(token, 0);
    request.writeUInt8(protocolNumbers[protocol], 8);
    request.write(host, 9, 'ascii');
    const answer = this.#bind(request, true) as Buffer | number;
    // A code in place of a record: the shim did not get as far as Winsock.
    if (typeof answer === 'number') return { failed: 'WSAStartup', errno: answer, bytesReturned: 0 };
    const failed = bindSteps[answer.readUInt32LE(0) - 1];
    const bytesReturned = answer.readUInt32LE(20);
    return failed === undefined
      ? { socket: answer.readBigUInt64LE(8), port: answer.readUInt32LE(16), bytesReturned }
      : { failed, errno: answer.readUInt32LE(4), bytesReturned };
  }

  /** Closes a socket that {@link bind} made: the Winsock code; 0 for success. */
  close(socket: bigint): number {
    const request = Buffer.alloc(8);
    request.writeBigUInt64LE(socket);
    return this.#close(request, true) as number;
  }

  /** What the system says of a Win32 or Winsock code, in the user's language. */
  message(errno: number): string {
    return this.#message(errno, true) as string;
  }

  /** What a program has printed in the system's OEM code page; the Win32 code where the system cannot read it. */
  oemText(printed: Buffer): string | number {
    return this.#oemText(printed, true) as string | number;
  }

  /** Windows' own folder of programs, asked of Windows and not of the environment. */
  systemDirectory(): string {
    return this.#systemDirectory(0, true) as string;
  }

  /** The .NET runtime that hosts the shim: its name and version. */
  runtime(): string {
    return this.#runtime(0, true) as string;
  }

  /** Every native function that the shim imports, with 0 or the Win32 code that says what is missing. None is called. */
  nativeFunctions(): { readonly name: string; readonly errno: number }[] {
    return (this.#nativeFunctions(0, true) as string[]).map((entry) => {
      const [name = '', errno] = entry.split(' ');
      return { name, errno: Number(errno) };
    });
  }
}

/** A view of the same bytes, which V8 reads faster than through a Buffer's methods. */
function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Start and count in one 32-bit integer, the cheapest thing to pass through edge-js. */
function packBlock(range: PortRange): number {
  return range.startPort | (range.numberOfPorts << 16);
}

const word = new DataView(new ArrayBuffer(8));

/** The token that the shim answers in 16 hexadecimal digits, which are read by hand: BigInt() takes ten times as long. */
function tokenOrCode(answer: unknown): bigint | number {
  if (typeof answer !== 'string') return answer as number;
  word.setUint32(0, readHexadecimal(answer, 0));
  word.setUint32(4, readHexadecimal(answer, 8));
  return word.getBigUint64(0);
}

/** The value of 8 digits in lower case, as a 32-bit pattern. */
function readHexadecimal(digits: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 8; at++) {
    const code = digits.charCodeAt(at);
    value = (value << 4) | (code <= nine ? code - zero : code - a + 10);
  }
  return value;
}

const [zero, nine, a] = [0x30, 0x39, 0x61];
