import * as fs from 'node:fs';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import { PortSet } from './port-set';
import type { Tracer } from './tracer';

/** The kernel's list of ports that it does not hand out by itself: one for TCP and UDP, one in each network namespace. */
export const reservedPortsFile = '/proc/sys/net/ipv4/ip_local_reserved_ports';

/** More than the longest possible list, 32,768 single ports, takes. */
const longestList = 512 * 1024;

/** The kernel reads at most a page of each write, less one byte. */
const longestWrite = 3900;

/**
 * Reads and changes the kernel's list.
 *
 * A file of procfs is read whole by one read(2) or not at all: Node's own readFile asks for pieces and gets only the
 * first. A write at position 0 replaces the list; a write at any later position adds to it.
 */
export class KernelList {
  constructor(private readonly tracer: Tracer) {}

  read(): PortSet {
    const text = this.tracer.call(`read ${reservedPortsFile}`, readWhole, summary);
    return PortSet.parse(text);
  }

  /** @throws What the kernel says where this process may not change the list. */
  checkWritable(): void {
    fs.closeSync(open(fs.constants.O_WRONLY));
  }

  /** Puts ports on the list. What others have put there meanwhile stays. */
  add(ports: PortSet): void {
    this.#write(pieces(ports), 1);
  }

  /** Makes the list exactly this. Between the pieces of a long list, the list is short for a moment. */
  replace(ports: PortSet): void {
    this.#write(pieces(ports), 0);
  }

  /** Whether {@link replace} needs several writes for this list, and so can be interrupted between them. */
  needsSeveralWrites(ports: PortSet): boolean {
    return pieces(ports).length > 1;
  }

  #write(texts: readonly string[], firstPosition: number): void {
    const fd = open(fs.constants.O_WRONLY);
    try {
      let position = firstPosition;
      for (const text of texts) {
        const line = `${text}\n`;
        this.tracer.call(
          `write ${reservedPortsFile}`,
          () => fs.writeSync(fd, line, position),
          () => `${position === 0 ? 'set' : 'add'} ${summary(text)}`,
        );
        position += line.length;
      }
    } finally {
      fs.closeSync(fd);
    }
  }
}

function open(flags: number): number {
  try {
    return fs.openSync(reservedPortsFile, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new LinuxFailure(
      Win32.ERROR_NOT_SUPPORTED,
      `This system has no ${reservedPortsFile}: its kernel cannot hold ports back, or /proc is not mounted.`,
      { cause: error },
    );
  }
}

function readWhole(): string {
  const fd = open(fs.constants.O_RDONLY);
  try {
    const buffer = Buffer.allocUnsafe(longestList);
    return buffer.toString('latin1', 0, fs.readSync(fd, buffer, 0, longestList, 0));
  } finally {
    fs.closeSync(fd);
  }
}

/** The list in pieces that the kernel takes in one write each, cut at commas; the empty list is one empty piece. */
function pieces(ports: PortSet): string[] {
  const texts: string[] = [];
  let rest = ports.toString();
  while (rest.length > longestWrite) {
    const cut = rest.lastIndexOf(',', longestWrite);
    texts.push(rest.slice(0, cut));
    rest = rest.slice(cut + 1);
  }
  return [...texts, rest];
}

/** A list for a person to read: whole when short. */
function summary(list: string): string {
  const text = list.trim();
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`;
}
