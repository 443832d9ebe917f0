#!/usr/bin/env node
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { userLocale } from '../contract/locale';
import { PortReservations } from '../core/port-reservations';
import type { CommandContext } from './command';
import { cliMessagesFor } from './messages';
import { run } from './run';
import { ExitStatus } from './usage-error';

const locale = userLocale();

const context: CommandContext = {
  locale,
  messages: cliMessagesFor(locale),
  input: process.stdin,
  screen: {
    columns: process.stdout.columns ?? 80,
    colour: process.stdout.isTTY && process.stdout.hasColors(),
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  connect: (options) => new PortReservations(options),
  released,
  ask,
  interruption,
};

/** What ends a command; SIGBREAK is Ctrl+Break on Windows, and other systems have none. */
const endings: readonly NodeJS.Signals[] = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  ...(process.platform === 'win32' ? (['SIGBREAK'] as const) : []),
];

/**
 * A signal, or the end of input: whoever started the command has closed the pipe, or pressed Ctrl+D. From a file the
 * end tells nothing: a service's input, and that of a script's background command, is /dev/null.
 */
function released(): Promise<void> {
  return new Promise((resolve) => {
    const stayAlive = setInterval(() => {}, 2 ** 30);
    const release = () => {
      clearInterval(stayAlive);
      process.stdin.destroy();
      resolve();
    };
    for (const signal of endings) process.once(signal, release);
    const isPipeOrTerminal = process.stdin instanceof Socket;
    if (isPipeOrTerminal) process.stdin.once('end', release).once('error', release).resume();
  });
}

async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = new Promise<string>((resolve) => {
    // Ctrl+C and the end of input are answers too: none.
    terminal.on('SIGINT', () => terminal.close()).once('close', () => resolve(''));
    terminal.question(question, resolve);
  });
  return answer.finally(() => terminal.close());
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of endings) process.on(signal, () => controller.abort());
  return controller.signal;
}

// Whoever reads the output may stop early, as `head` does. Output that cannot be written is no success.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  context.err(`port-reservation: ${context.messages.outputFailed(error.message)}\n`);
  process.exit(ExitStatus.refused);
});

run(process.argv.slice(2), context).then((status) => {
  process.exitCode = status;
});
