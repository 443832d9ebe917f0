import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { Win32 } from '../../src/contract/win32';
import { CommandLine } from './command-line';

const server = {
  protocol: 'tcp',
  address: '127.0.0.1',
  port: 3000,
  state: 'listening',
  user: 'alice',
  processes: [{ pid: 1234, name: 'node' }],
} as const;

describe('port-reservation why', () => {
  const shell = new CommandLine(new MemoryBackend({ sockets: [server] }));

  it('says who has a port and what to do, and exits with 1', async () => {
    expect(await shell.type('why 3000')).to.deep.equal({
      status: 1,
      out: [
        'tcp 3000  In use: node (process 1234 of user alice) listens on 127.0.0.1:3000.',
        '          -> Stop that program (taskkill /pid 1234), or choose another port: `port-reservation free` finds one.',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('exits with 0 where every port is free, with what one ought to know of them', async () => {
    const { status, out } = await shell.type('why 8080 6000 3000 --udp');
    expect(status).to.equal(0);
    expect(out.match(/^udp \d+ +Free/gm)).to.have.length(3);
    const warned = await shell.type('why 6000');
    expect(warned.status).to.equal(0);
    expect(warned.out).to.match(/^tcp 6000 +Free.*\n +Browsers and fetch refuse/);
  });

  it('exits with 1 where one of several ports is not free', async () => {
    const { status, out } = await shell.type('why 3000 8080');
    expect(status).to.equal(1);
    expect(out.split('\n\n')).to.have.length(2);
  });

  it('exits with 3 where it could not be found out, unless another port is taken', async () => {
    class WithoutSockets extends MemoryBackend {
      override async tryBind(_protocol: unknown, port: number): Promise<number> {
        return port === 3000 ? Win32.WSAEADDRINUSE : Win32.WSAEMFILE;
      }
    }
    const other = new CommandLine(new WithoutSockets());
    const unknown = await other.type('why 8080');
    expect(unknown.status).to.equal(3);
    expect(unknown.out).to.contain('could not be found out').and.contain('WSAEMFILE');
    expect((await other.type('why 8080 3000')).status).to.equal(1);
  });

  it('prints the explanations as JSON', async () => {
    const { status, out } = await shell.type('why 3000 8080 --json');
    const [taken, free] = JSON.parse(out);
    expect(status).to.equal(1);
    expect(taken).to.deep.include({ protocol: 'tcp', port: 3000, isFree: false, state: 'listening' });
    expect(taken.findings[0].sockets).to.deep.equal([server]);
    expect(free).to.deep.include({ port: 8080, isFree: true, state: 'free', findings: [] });
  });

  it('refuses what is no port, with status 2, before it asks any backend', async () => {
    const untouched = new CommandLine();
    for (const operands of ['', '0', '70000', 'http', '3000-3010', '-1', '3000 x', '3000.5']) {
      const { status, out, err } = await untouched.type(`why ${operands}`);
      expect({ status, out }, operands).to.deep.equal({ status: 2, out: '' });
      expect(err, operands).to.match(/Port/);
    }
    expect(untouched.connections).to.equal(0);
  });

  it('speaks Italian', async () => {
    const italian = new CommandLine(new MemoryBackend({ sockets: [server] }), 'it-IT');
    expect((await italian.type('why 3000')).out).to.contain('è in ascolto su 127.0.0.1:3000');
    expect((await italian.type('why --help')).out).to.contain('Stato di uscita: 0 ogni porta è libera');
  });
});
