import { Readable } from 'node:stream';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import type { CommandContext } from '../../src/cli/command';
import { cliMessagesFor } from '../../src/cli/messages';
import { run } from '../../src/cli/run';
import type { ReservationBackend } from '../../src/contract/backend';
import { PortReservations, type PortReservationsOptions } from '../../src/core/port-reservations';

/** What a command line came to. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A place to type commands at: they all work on one backend in this process. */
export class CommandLine {
  /** How often a command has asked for a backend. */
  connections = 0;
  /** What `released` waits for; without it nobody ever releases. */
  released: () => Promise<void> = () => new Promise(() => {});
  /** What a person at the terminal answers; without it there is no terminal. */
  answer: string | undefined;

  constructor(
    private readonly backend: ReservationBackend = new MemoryBackend(),
    private readonly locale = 'en-US',
  ) {}

  /** @param line - A string is parted at its blanks. */
  async type(line: string | readonly string[]): Promise<Outcome> {
    const said = { out: '', err: '' };
    const context: CommandContext = {
      locale: this.locale,
      messages: cliMessagesFor(this.locale),
      screen: { columns: 80, colour: false },
      input: Readable.from([]),
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      connect: (options) => this.#connect(options),
      released: () => this.released(),
      ask: async (question) => {
        if (this.answer !== undefined) said.err += question;
        return this.answer;
      },
      interruption: () => new AbortController().signal,
    };
    const args = typeof line === 'string' ? line.split(' ').filter((arg) => arg !== '') : line;
    const status = await run(args, context);
    return { status, ...said };
  }

  /** Without `--backend`, the one given here. */
  #connect(options: PortReservationsOptions): PortReservations {
    this.connections += 1;
    return new PortReservations({ ...options, backend: options.backend ?? this.backend });
  }
}
