import { highestPort, type PortRange } from '../../contract/reservation';

const size = highestPort + 1;
const bitsInWord = 32;

/**
 * A set of ports, 0 to 65535, in the syntax of the kernel's bitmap sysctls: ports and ranges in ascending order,
 * parted by commas, as in `8080,9000-9010`. A value: no operation changes the sets it works on.
 */
export class PortSet {
  readonly #words: Uint32Array;

  private constructor(words: Uint32Array) {
    this.#words = words;
  }

  static get empty(): PortSet {
    return PortSet.of([]);
  }

  static of(ranges: Iterable<PortRange>): PortSet {
    const words = new Uint32Array(size / bitsInWord);
    for (const { startPort, numberOfPorts } of ranges) {
      for (let port = startPort; port < startPort + numberOfPorts; port++) {
        words[port >>> 5] = (words[port >>> 5] as number) | (1 << (port & 31));
      }
    }
    return new PortSet(words);
  }

  /** Reads the kernel's syntax. Anything else is an error that shows where reading stopped making sense. */
  static parse(text: string): PortSet {
    const list = text.trim();
    return list === '' ? PortSet.empty : PortSet.of(list.split(',').map(parseRange));
  }

  has(port: number): boolean {
    return (((this.#words[port >>> 5] ?? 0) >>> (port & 31)) & 1) === 1;
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  union(other: PortSet): PortSet {
    return this.#combine(other, (mine, theirs) => mine | theirs);
  }

  minus(other: PortSet): PortSet {
    return this.#combine(other, (mine, theirs) => mine & ~theirs);
  }

  intersection(other: PortSet): PortSet {
    return this.#combine(other, (mine, theirs) => mine & theirs);
  }

  intersects(other: PortSet): boolean {
    return !this.intersection(other).isEmpty;
  }

  contains(other: PortSet): boolean {
    return other.minus(this).isEmpty;
  }

  equals(other: PortSet): boolean {
    return this.contains(other) && other.contains(this);
  }

  /** The ports as ranges in ascending order, neighbours merged, as the kernel prints them. */
  ranges(): PortRange[] {
    const ranges: PortRange[] = [];
    let startPort: number | undefined;
    for (let port = 0; port <= size; port++) {
      if (this.has(port)) {
        startPort ??= port;
      } else if (startPort !== undefined) {
        ranges.push({ startPort, numberOfPorts: port - startPort });
        startPort = undefined;
      }
    }
    return ranges;
  }

  /** The kernel's syntax, without a newline; empty for the empty set. */
  toString(): string {
    return this.ranges()
      .map(({ startPort, numberOfPorts }) =>
        numberOfPorts === 1 ? `${startPort}` : `${startPort}-${startPort + numberOfPorts - 1}`,
      )
      .join(',');
  }

  #combine(other: PortSet, operation: (mine: number, theirs: number) => number): PortSet {
    return new PortSet(this.#words.map((word, index) => operation(word, other.#words[index] as number)));
  }
}

function parseRange(text: string): PortRange {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  const startPort = Number(match?.[1]);
  const endPort = Number(match?.[2] ?? match?.[1]);
  if (!(startPort <= endPort && endPort <= highestPort)) {
    throw new SyntaxError(
      `'${text.slice(0, 40)}' is neither a port nor a range of ports from 0 to ${highestPort}.`,
    );
  }
  return { startPort, numberOfPorts: endPort - startPort + 1 };
}
