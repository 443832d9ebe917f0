import type { BoundPort } from '../contract/backend';

/** The ports that clients have drawn and not yet closed, by the number they know them by. */
export class HeldPorts {
  readonly #ports = new Map<number, BoundPort>();
  #last = 0;

  get size(): number {
    return this.#ports.size;
  }

  hold(port: BoundPort): number {
    this.#last += 1;
    this.#ports.set(this.#last, port);
    return this.#last;
  }

  /** Closes one; answers false where there is none with this number. */
  async close(socket: unknown): Promise<boolean> {
    const port = this.#ports.get(socket as number);
    this.#ports.delete(socket as number);
    await port?.close();
    return port !== undefined;
  }

  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.#ports.keys()].map((socket) => this.close(socket)));
  }
}
