#!/usr/bin/env node
import { userLocale } from '../messages';
import { PortReservations } from '../port-reservations';
import type { Desk } from './desk';
import { cliMessagesFor } from './messages';
import { run } from './run';

const locale = userLocale();

const desk: Desk = {
  locale,
  messages: cliMessagesFor(locale),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  connect: (options) => new PortReservations(options),
  released,
};

/** A signal, or the end of input: whoever started the command has closed the pipe, or pressed Ctrl+D. */
function released(): Promise<void> {
  return new Promise((resolve) => {
    const release = () => {
      process.stdin.destroy();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, release);
    process.stdin.once('end', release).once('error', release).resume();
  });
}

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', () => process.exit());

run(process.argv.slice(2), desk).then((status) => {
  process.exitCode = status;
});
