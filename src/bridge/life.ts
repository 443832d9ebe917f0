/** Calls `expire` when nothing has been going on for a while. */
export class Idleness {
  #busy = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly seconds: () => number,
    private readonly expire: () => void,
  ) {
    this.#rest();
  }

  /** Waits for a piece of work; while one goes on, nothing expires. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    clearTimeout(this.#timer);
    try {
      return await work;
    } finally {
      this.#busy -= 1;
      if (this.#busy === 0) this.#rest();
    }
  }

  #rest(): void {
    this.#timer = setTimeout(this.expire, this.seconds() * 1000);
  }
}
