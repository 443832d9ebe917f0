import { endianness } from 'node:os';
import { endPortOf, type PortRange } from '../../contract/reservation';
import type { OpenSocket } from '../../contract/usage';

/** A line of `/proc/net/tcp` and its like. */
export interface SocketLine {
  readonly address: string;
  readonly port: number;
  readonly state: OpenSocket['state'];
  readonly uid: number;
  /** 0 for a socket that no process has open any more. */
  readonly inode: string;
}

/** The kernel's numbers of TCP's states, some of which UDP borrows (include/net/tcp_states.h). */
const established = '01';
const timeWait = '06';
const unconnected = '07';
const listen = '0A';

/** The lines of a table that have a local port in the range; a line that is none of the table's is left out. */
export function parseSocketTable(text: string, range: PortRange): SocketLine[] {
  const endPort = endPortOf(range);
  return text.split('\n').flatMap((line) => {
    const port = localPort(line);
    return port >= range.startPort && port <= endPort ? [parseLine(line, port)] : [];
  });
}

/** Tables are long, and few lines are asked for: the port is told before the line is taken apart. NaN in the heading. */
function localPort(line: string): number {
  // `  12: 0100007F:0BB8 00000000:0000 0A …`
  const at = line.indexOf(':', line.indexOf(':') + 1) + 1;
  return Number.parseInt(line.slice(at, at + 4), 16);
}

function parseLine(line: string, port: number): SocketLine {
  const [, local = '', , state = '', , , , uid = '', , inode = '0'] = line.trim().split(/\s+/);
  return {
    address: parseAddress(local.split(':')[0] ?? ''),
    port,
    state: stateOf(state, inode),
    uid: Number(uid),
    inode,
  };
}

function stateOf(state: string, inode: string): OpenSocket['state'] {
  if (state === listen) return 'listening';
  if (state === unconnected) return 'bound';
  const isLeftOver = state === timeWait || (state !== established && inode === '0');
  return isLeftOver ? 'closing' : 'connected';
}

/** The kernel prints an address as words of 32 bits, each in the machine's own byte order. */
function parseAddress(hex: string): string {
  const printed = Buffer.from(hex, 'hex');
  const bytes = endianness() === 'LE' ? printed.swap32() : printed;
  return bytes.length === 4 ? bytes.join('.') : formatIPv6(bytes);
}

function formatIPv6(bytes: Buffer): string {
  const words = Array.from({ length: 8 }, (_unused, index) => bytes.readUInt16BE(index * 2));
  const isMapped = words.slice(0, 6).join() === '0,0,0,0,0,65535';
  if (isMapped) return `::ffff:${bytes.subarray(12).join('.')}`;
  // The shortest form, by the rules of RFC 5952.
  const { hostname } = new URL(`http://[${words.map((word) => word.toString(16)).join(':')}]`);
  return hostname.slice(1, -1);
}
