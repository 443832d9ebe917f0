/** What is to be undone at the end, whatever happens until then: the last first. */
export class CleanUp {
  readonly #tasks = new Set<() => Promise<void>>();

  /** Remembers a task; the function it answers forgets it, for there is nothing left to undo. */
  add(task: () => Promise<void>): () => void {
    this.#tasks.add(task);
    return () => {
      this.#tasks.delete(task);
    };
  }

  /** Does every task, and answers what could not be undone. */
  async run(): Promise<Error[]> {
    const failures: Error[] = [];
    for (const task of [...this.#tasks].reverse()) {
      await task().catch((error: Error) => failures.push(error));
    }
    this.#tasks.clear();
    return failures;
  }
}
