import { endPortOf, highestPort, type PortRange } from '../contract/reservation';

/** Which ports are taken, of all that there are. */
export class PortMap {
  readonly #taken = new Uint8Array(highestPort + 1);

  take(range: PortRange): void {
    this.#taken.fill(1, range.startPort, endPortOf(range) + 1);
  }

  isFree(range: PortRange): boolean {
    if (endPortOf(range) > highestPort) return false;
    return !this.#taken.subarray(range.startPort, endPortOf(range) + 1).includes(1);
  }

  /** The start of the lowest free block of this length between two ports, both included. */
  nextFree(from: number, to: number, numberOfPorts: number): number | undefined {
    let startPort = from;
    for (let port = from; port <= to; port++) {
      if (this.#taken[port] === 1) startPort = port + 1;
      else if (port - startPort + 1 === numberOfPorts) return startPort;
    }
    return undefined;
  }
}
