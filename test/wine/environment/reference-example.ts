import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { cache, cached } from './cache';
import { compile } from './stand-ins';

const source = path.join(__dirname, '..', 'peer', 'reference-example.c');

/** The reference page's example as a Windows program, of C and nothing else. */
export const referenceExample = path.join(cache, 'peer', 'reference-example.exe');

export async function buildReferenceExample(): Promise<void> {
  await cached('peer', [readFileSync(source)], async () => {
    await compile(referenceExample, [source], ['-municode', '-liphlpapi', '-lws2_32']);
  });
}
