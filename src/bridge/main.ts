#!/usr/bin/env node
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { Bridge } from './bridge';
import { readLines } from './lines';
import { claimStandardOutput, MessageWriter } from './stdout';

/** How long the answers under way may take once the input has ended, and then how long the client may take to read them. */
const graceMilliseconds = 400;

/** How much input is read ahead of the answers, in bytes: its end shows behind so much that is not answered. */
const mostReadAhead = 4 * 1024 * 1024;

const output = claimStandardOutput();
const writer = new MessageWriter(output);
const bridge = new Bridge((message) => writer.write(message));

// Ctrl+C in a terminal reaches this process too; it is meant for the client, who goes on using the bridge.
process.on('SIGINT', () => {});
// A client that reads no more has gone.
output.on('error', () => process.exit(0));

const served = serve(process.stdin.pipe(new PassThrough({ writableHighWaterMark: mostReadAhead })));

finished(process.stdin)
  .catch((error: unknown) => console.error('Standard input cannot be read:', error))
  .then(() => Promise.race([served, delay(graceMilliseconds)]))
  .finally(end);

/** Answers what comes in, and resolves when all of it is answered. */
async function serve(input: AsyncIterable<Uint8Array>): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for await (const line of readLines(input)) {
    await writer.drained();
    const answered = bridge.receive(line);
    underWay.add(answered);
    answered.finally(() => underWay.delete(answered));
    // Some requests never wait for anything, and a thousand of them would let neither signal nor end of input through.
    await nextTurn();
  }
  await Promise.all(underWay);
}

function end(): void {
  // A client that is there and reads nothing would otherwise keep this process for ever.
  setTimeout(() => process.exit(0), graceMilliseconds);
  output.end(() => process.exit(0));
}
