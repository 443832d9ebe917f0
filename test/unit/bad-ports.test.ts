import { expect } from 'chai';
import { isBadPort } from '../../src/contract/bad-ports';

/** Whether Node's own fetch refuses the port before it tries to connect. */
async function isRefusedByFetch(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5000) });
    return false;
  } catch (error) {
    return ((error as Error).cause as Error | undefined)?.message === 'bad port';
  }
}

describe('the ports that browsers refuse', () => {
  it('are those that the fetch of this Node refuses', async () => {
    const listed = Array.from({ length: 65536 }, (_unused, port) => port).filter(isBadPort);
    expect(listed).to.have.length(82);
    const near = listed.flatMap((port) => [port - 1, port, port + 1]).filter((port) => port > 0);
    for (const port of new Set(near))
      expect(await isRefusedByFetch(port), `${port}`).to.equal(isBadPort(port));
  });
});
