import { highestPort, type PortRange } from '../../contract/reservation';
import { LocalizedLinuxError } from './linux-failure';

const size = highestPort + 1;
const bitsInWord = 32;
const everyBit = 0xffffffff;

/**
 * A set of ports, 0 to 65535, in the syntax of the kernel's bitmap sysctls: ports and ranges in ascending order,
 * parted by commas, as in `8080,9000-9010`. A value: no operation changes the sets it works on.
 */
export class PortSet {
  readonly #words: Uint32Array;
  #ranges: readonly PortRange[] | undefined;

  private constructor(words: Uint32Array) {
    this.#words = words;
  }

  static get empty(): PortSet {
    return PortSet.of([]);
  }

  static of(ranges: Iterable<PortRange>): PortSet {
    const words = new Uint32Array(size / bitsInWord);
    for (const { startPort, numberOfPorts } of ranges) fill(words, startPort, startPort + numberOfPorts - 1);
    return new PortSet(words);
  }

  /** Reads the kernel's syntax. Anything else is an error that shows where reading stopped making sense. */
  static parse(text: string): PortSet {
    const list = text.trim();
    const words = new Uint32Array(size / bitsInWord);
    for (let start = 0; start < list.length; ) {
      const comma = list.indexOf(',', start);
      const end = comma === -1 ? list.length : comma;
      parseRange(list.slice(start, end), words);
      start = end + 1;
      if (start === list.length) parseRange('', words);
    }
    return new PortSet(words);
  }

  has(port: number): boolean {
    return (((this.#words[port >>> 5] ?? 0) >>> (port & 31)) & 1) === 1;
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  union(other: PortSet): PortSet {
    const words = this.#words.slice();
    for (let index = 0; index < words.length; index++)
      words[index] = (words[index] as number) | (other.#words[index] as number);
    return new PortSet(words);
  }

  minus(other: PortSet): PortSet {
    const words = this.#words.slice();
    for (let index = 0; index < words.length; index++)
      words[index] = (words[index] as number) & ~(other.#words[index] as number);
    return new PortSet(words);
  }

  intersection(other: PortSet): PortSet {
    const words = this.#words.slice();
    for (let index = 0; index < words.length; index++)
      words[index] = (words[index] as number) & (other.#words[index] as number);
    return new PortSet(words);
  }

  intersects(other: PortSet): boolean {
    for (let index = 0; index < this.#words.length; index++) {
      if (((this.#words[index] as number) & (other.#words[index] as number)) !== 0) return true;
    }
    return false;
  }

  contains(other: PortSet): boolean {
    for (let index = 0; index < this.#words.length; index++) {
      if (((other.#words[index] as number) & ~(this.#words[index] as number)) !== 0) return false;
    }
    return true;
  }

  /** Whether every port of the block is in the set. */
  covers({ startPort, numberOfPorts }: PortRange): boolean {
    for (let port = startPort; port < startPort + numberOfPorts; port++) if (!this.has(port)) return false;
    return true;
  }

  equals(other: PortSet): boolean {
    return this.#words.every((word, index) => word === other.#words[index]);
  }

  /** The ports as ranges in ascending order, neighbours merged, as the kernel prints them. */
  ranges(): readonly PortRange[] {
    this.#ranges ??= this.#findRanges();
    return this.#ranges;
  }

  /** The kernel's syntax, without a newline; empty for the empty set. */
  toString(): string {
    return this.ranges()
      .map(({ startPort, numberOfPorts }) =>
        numberOfPorts === 1 ? `${startPort}` : `${startPort}-${startPort + numberOfPorts - 1}`,
      )
      .join(',');
  }

  #findRanges(): PortRange[] {
    const ranges: PortRange[] = [];
    let startPort: number | undefined;
    const end = (port: number) => {
      if (startPort !== undefined) ranges.push({ startPort, numberOfPorts: port - startPort });
      startPort = undefined;
    };
    this.#words.forEach((word, index) => {
      const first = index * bitsInWord;
      if (word === 0) end(first);
      else if (word === everyBit) startPort ??= first;
      else {
        for (let port = first; port < first + bitsInWord; port++) {
          if (((word >>> (port & 31)) & 1) === 0) end(port);
          else startPort ??= port;
        }
      }
    });
    end(size);
    return ranges;
  }
}

function fill(words: Uint32Array, startPort: number, endPort: number): void {
  for (let port = startPort; port <= endPort; port++) {
    words[port >>> 5] = (words[port >>> 5] as number) | (1 << (port & 31));
  }
}

function parseRange(text: string, words: Uint32Array): void {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  const startPort = Number(match?.[1]);
  const endPort = Number(match?.[2] ?? match?.[1]);
  if (!(startPort <= endPort && endPort <= highestPort)) {
    throw new LocalizedLinuxError((say) => say.state.notAPortRange(text.slice(0, 40), highestPort));
  }
  fill(words, startPort, endPort);
}
