import { expect } from 'chai';
import * as fc from 'fast-check';
import { longestLine, readLines } from '../../src/bridge/lines';

async function linesOf(chunks: readonly Uint8Array[]): Promise<(string | Error)[]> {
  const lines: (string | Error)[] = [];
  async function* stream() {
    yield* chunks;
  }
  for await (const line of readLines(stream())) lines.push(line);
  return lines;
}

describe('the lines of a stream', () => {
  it('are the same however the stream is cut into chunks', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((line) => !/[\n\r\ufeff]/.test(line));
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.array(fc.integer({ min: 1, max: 7 })), async (lines, sizes) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        const chunks: Uint8Array[] = [];
        let from = 0;
        for (const size of sizes) {
          chunks.push(bytes.subarray(from, from + size));
          from += size;
        }
        chunks.push(bytes.subarray(from));
        expect(await linesOf(chunks)).to.deep.equal(lines.filter((line) => line.trim() !== ''));
      }),
    );
  });

  it('include a last one that no line end follows', async () => {
    expect(await linesOf([Buffer.from('one\ntwo')])).to.deep.equal(['one', 'two']);
  });

  it('may be exactly as long as the limit, and not a byte longer', async () => {
    const longest = Buffer.alloc(longestLine, 'x');
    const [whole] = await linesOf([longest, Buffer.from('\n')]);
    expect(whole).to.have.length(longestLine);
    const lines = await linesOf([longest, Buffer.from('x'), longest, Buffer.from('x\nnext\n')]);
    expect(lines).to.have.length(2);
    expect(lines[0]).to.be.instanceOf(Error);
    expect(lines[1]).to.equal('next');
  });
});
