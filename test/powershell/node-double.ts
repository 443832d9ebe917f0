import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** A file that the module takes for Node.js. */
export interface NodeDouble {
  readonly path: string;
  /** A folder of its own, for what it leaves behind. */
  readonly folder: string;
}

const folders: string[] = [];

/** The real Node.js, which runs this JavaScript first; `folder` is at hand there. */
export function nodeThatFirst(javaScript: string): NodeDouble {
  const double = programThat('');
  const hook = path.join(double.folder, 'hook.js');
  writeFileSync(hook, `const folder = ${JSON.stringify(double.folder)};\n${javaScript}`);
  writeFileSync(double.path, `#!/bin/sh\nexec '${process.execPath}' -r '${hook}' "$@"\n`);
  return double;
}

/** A shell script in the place of Node.js. */
export function programThat(shellScript: string): NodeDouble {
  const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-double-'));
  folders.push(folder);
  const file = path.join(folder, 'node');
  writeFileSync(file, `#!/bin/sh\n${shellScript}\n`);
  chmodSync(file, 0o755);
  return { path: file, folder };
}

/** Removes what the doubles of a test left. */
export function removeDoubles(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/**
 * JavaScript for {@link nodeThatFirst}: the first process that comes to its second answer, the one after
 * `initialize`, dies instead of sending it, having done what was asked.
 */
export const dieInsteadOfAnswering = `
  const fs = require('node:fs');
  const write = process.stdout.write;
  let answers = 0;
  process.stdout.write = function (...args) {
    answers += 1;
    if (answers === 2 && !fs.existsSync(folder + '/died')) {
      fs.writeFileSync(folder + '/died', '');
      process.kill(process.pid, 'SIGKILL');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    return write.apply(this, args);
  };
`;

/** JavaScript for {@link nodeThatFirst}: dies when it reads a request of a method for the first time, before it does anything. */
export function dieReading(method: string): string {
  return atRequest(
    method,
    `if (!fs.existsSync(folder + '/died')) {
      fs.writeFileSync(folder + '/died', '');
      process.kill(process.pid, 'SIGKILL');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }`,
  );
}

/**
 * JavaScript for {@link nodeThatFirst}: stands still when it has read a request of a method, with the file `held` for a sign,
 * until there is a file `go`.
 */
export function standStillReading(method: string): string {
  return atRequest(
    method,
    `fs.writeFileSync(folder + '/held', '');
    while (!fs.existsSync(folder + '/go')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);`,
  );
}

function atRequest(method: string, then: string): string {
  return `
    const fs = require('node:fs');
    const parse = JSON.parse;
    JSON.parse = (text, ...more) => {
      if (String(text).includes('"method":"${method}"')) { ${then} }
      return parse(text, ...more);
    };
  `;
}
