#!/usr/bin/env node
import { setTimeout as delay } from 'node:timers/promises';
import { Bridge } from './bridge';
import { HeldPorts } from './held-ports';
import { Idleness } from './life';
import { readLines } from './lines';
import { claimStandardOutput, MessageWriter } from './stdout';

/** How long the answers under way may take once the input has ended; the process is gone within a second. */
const graceMilliseconds = 500;

const output = claimStandardOutput();
const writer = new MessageWriter(output);
const ports = new HeldPorts();
const bridge = new Bridge(ports, (message) => writer.write(message));
const underWay = new Set<Promise<void>>();
const idleness = new Idleness(() => bridge.session.idleSeconds, endUnlessPortsAreHeld);

// Ctrl+C in a terminal reaches this process too; it is meant for the client, who goes on using the bridge.
process.on('SIGINT', () => {});
// A client that reads no more has gone.
output.on('error', () => process.exit(0));

serve()
  .catch((error: unknown) => console.error('Standard input cannot be read:', error))
  .finally(end);

async function serve(): Promise<void> {
  for await (const line of readLines(process.stdin)) {
    const answered = idleness.during(bridge.receive(line));
    underWay.add(answered);
    answered.finally(() => underWay.delete(answered));
    await writer.drained();
  }
  await Promise.race([Promise.all(underWay), delay(graceMilliseconds)]);
}

function endUnlessPortsAreHeld(): void {
  if (ports.size === 0) end();
}

async function end(): Promise<void> {
  await ports.closeAll();
  // A client that is there and reads nothing would otherwise keep this process for ever.
  setTimeout(() => process.exit(0), graceMilliseconds);
  output.end(() => process.exit(0));
}
