/** The longest line that is read, in bytes: the longest lookup takes three quarters of it. Parsed, a line takes many times its length. */
export const longestLine = 1024 * 1024;

const newline = 0x0a;

/**
 * The lines of a stream of bytes, as text; for one that is not UTF-8 or longer than {@link longestLine}, an error in
 * its place. What is beyond the limit is dropped as it arrives. A byte order mark and blank lines are passed over.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string | Error> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(newline, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
      from += piece.length + 1;
      const fitted = length <= longestLine;
      length += piece.length;
      if (length <= longestLine) {
        pieces.push(piece);
      } else {
        pieces = [];
        if (fitted) yield new Error(`The line is longer than ${longestLine} bytes.`);
      }
      if (end < 0) continue;
      if (length <= longestLine) yield* decoded(pieces);
      pieces = [];
      length = 0;
    }
  }
  yield* decoded(pieces);
}

function* decoded(pieces: readonly Uint8Array[]): Generator<string | Error> {
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    yield new Error('The line is not UTF-8.');
    return;
  }
  if (line.trim() !== '') yield line;
}
