import * as fs from 'node:fs';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import { PortSet } from './port-set';
import { accessCode, unreadable, whyUnwritable } from './refusals';
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
  /** What was read last: the list is long, and rarely another one. */
  #last: { readonly text: string; readonly ports: PortSet } = { text: '', ports: PortSet.empty };

  constructor(private readonly tracer: Tracer) {}

  read(): PortSet {
    const text = this.tracer.call(`read ${reservedPortsFile}`, readWhole, summary);
    if (text !== this.#last.text) this.#last = { text, ports: PortSet.parse(text) };
    return this.#last.ports;
  }

  /** @throws {@link LinuxFailure} that says why this process may not change the list. */
  checkWritable(): void {
    fs.closeSync(openForWriting());
  }

  /** Puts ports on the list. What others have put there meanwhile stays. */
  add(ports: PortSet): void {
    this.#write(pieces(ports), 1);
  }

  /** Makes the list exactly this. Between the pieces of a long list, the list is short for a moment. */
  replace(ports: PortSet): void {
    this.#write(pieces(ports), 0);
  }

  #write(texts: readonly string[], firstPosition: number): void {
    const fd = openForWriting();
    try {
      let position = firstPosition;
      for (const text of texts) {
        const line = `${text}\n`;
        this.tracer.call(
          `write ${reservedPortsFile}`,
          () => writeLine(fd, line, position),
          () => `${position === 0 ? 'set' : 'add'} ${summary(text)}`,
        );
        position += line.length;
      }
    } finally {
      fs.closeSync(fd);
    }
  }
}

function openForWriting(): number {
  try {
    return fs.openSync(reservedPortsFile, fs.constants.O_WRONLY);
  } catch (error) {
    throw absent(error) ?? unwritable(error);
  }
}

function writeLine(fd: number, line: string, position: number): void {
  try {
    fs.writeSync(fd, line, position);
  } catch (error) {
    throw unwritable(error);
  }
}

function unwritable(error: unknown): LinuxFailure {
  return new LinuxFailure(accessCode(error), whyUnwritable(reservedPortsFile, error), { cause: error });
}

function absent(error: unknown): LinuxFailure | undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return undefined;
  return new LinuxFailure(Win32.ERROR_NOT_SUPPORTED, (say) => say.kernelList.absent(reservedPortsFile), {
    cause: error,
  });
}

const buffer = Buffer.allocUnsafeSlow(longestList);

function readWhole(): string {
  try {
    const fd = fs.openSync(reservedPortsFile, fs.constants.O_RDONLY);
    try {
      return buffer.toString('latin1', 0, fs.readSync(fd, buffer, 0, longestList, 0));
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    throw absent(error) ?? unreadable(reservedPortsFile, error);
  }
}

/** The writes that {@link KernelList.replace} needs for a list: between two of them it can be interrupted. */
export function writesOf(ports: PortSet): PortSet[] {
  return pieces(ports).map(PortSet.parse);
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
