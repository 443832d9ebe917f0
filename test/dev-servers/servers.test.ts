import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as net from 'node:net';
import * as path from 'node:path';
import { expect } from 'chai';

const fixture = process.env['DEV_SERVERS'] ?? '';

/** What a server writes until it ends, as one that is refused its port should. */
async function start(
  script: string,
  port: number,
): Promise<{ readonly output: string; readonly status: number | null }> {
  const child = spawn(process.execPath, [path.join(fixture, script), `${port}`], {
    cwd: fixture,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { output, status };
}

describe('a server that is refused its port', () => {
  let holder: net.Server;
  let port: number;

  before(async () => {
    holder = net.createServer().listen(0);
    await once(holder, 'listening');
    port = (holder.address() as net.AddressInfo).port;
  });
  after(() => {
    holder.close();
  });

  for (const script of ['node.mjs', 'vite.mjs', 'webpack.mjs']) {
    it(`says who has it: ${script}`, async () => {
      const { output, status } = await start(script, port);
      expect(output).to.match(
        new RegExp(`In use: node \\(process ${process.pid} of user \\w+\\) listens on \\[::\\]:${port}`),
      );
      expect(output).not.to.match(/\n {4}at /);
      expect(status).to.equal(1);
    });
  }
});
