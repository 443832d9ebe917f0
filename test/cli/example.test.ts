import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { type BackendOptions, type BoundPort, NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { occupyWithSocket } from '../support/occupy';
import { CommandLine } from './command-line';

const associate = 'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)';
const found = ['LookupPersistentTcpPortReservation call succeeded', '  Token = '];

/** A system on which drawing a port ends at one of its steps. */
class Refusing extends MemoryBackend {
  constructor(
    private readonly step: string,
    options: BackendOptions = {},
  ) {
    super(options);
  }

  override bind(): Promise<BoundPort<never>> {
    return Promise.reject(new NativeFailure(this.step, Win32.WSAEINVAL));
  }
}

async function linesOf(shell: CommandLine, line: string): Promise<{ status: number; lines: string[] }> {
  const { status, out, err } = await shell.type(line);
  expect(err).to.equal('');
  expect(out).to.match(/\n$/);
  const lines = out.slice(0, -1).split('\n');
  return { status, lines: lines.map((one) => one.replace(/(?<=Token = )[0-9]+$/, '')) };
}

describe('port-reservation example', () => {
  it('says what the page’s program says when all goes well, in its order', async () => {
    const shell = new CommandLine();
    await shell.type('create 42600 20');
    expect(await linesOf(shell, 'example 42600 20')).to.deep.equal({
      status: 0,
      lines: [
        ...found,
        'socket function succeeded',
        `${associate} succeeded, bytesReturned = 0`,
        'bind succeeded',
        'getsockname succeeded',
        'Port number allocated = 42600',
      ],
    });
    await (await occupyWithSocket('tcp', 42600))();
  });

  it('prints the token of the reservation, unsigned', async () => {
    const shell = new CommandLine();
    const { token } = JSON.parse((await shell.type('create 42600 20 --json')).out);
    expect(BigInt(token) >= 2n ** 63n).to.equal(true);
    expect((await shell.type('example 42600 20')).out).to.contain(`\n  Token = ${token}\n`);
  });

  it('ends with the code and status 1 when the lookup fails', async () => {
    for (const [line, code] of [
      ['5000 20', 1168],
      ['0 20', 87],
      ['5000 0', 87],
      ['65530 20', 87],
    ]) {
      expect(await linesOf(new CommandLine(), `example ${line}`)).to.deep.equal({
        status: 1,
        lines: [`LookupPersistentTcpPortReservation returned error: ${code}`],
      });
    }
  });

  it('looks up TCP reservations only, and draws nothing when there is none', async () => {
    const shell = new CommandLine();
    await shell.type('create --udp 5000 20');
    expect((await linesOf(shell, 'example 5000 20')).status).to.equal(1);
  });

  it('prints the page’s usage and exits with 1 for any other number of arguments', async () => {
    for (const line of ['example', 'example 5000', 'example 5000 20 30']) {
      expect(await linesOf(new CommandLine(), line)).to.deep.equal({
        status: 1,
        lines: [
          'usage: port-reservation example <Starting Port> <Number of Ports>',
          'Look up a persistent TCP port reservation',
          'Example usage:',
          '   port-reservation example 5000 20',
          '   where StartPort=5000 NumPorts=20',
        ],
      });
    }
  });

  it('refuses in the page’s words what the page refuses', async () => {
    for (const [line, says] of [
      ['-1 20', 'Starting point must be either 0 or between 1 and 65,535'],
      ['65536 20', 'Starting point must be either 0 or between 1 and 65,535'],
      ['70000 -5', 'Starting point must be either 0 or between 1 and 65,535'],
      ['5000 -1', 'Number of ports must be a positive number'],
    ]) {
      expect(await linesOf(new CommandLine(), `example ${line}`)).to.deep.equal({ status: 1, lines: [says] });
    }
  });

  it('refuses, in words of its own, what the page’s program would misread', async () => {
    const shell = new CommandLine();
    await shell.type('create 5000 20');
    const before = shell.connections;
    for (const [args, says] of [
      [['5000', '65556'], "NumberOfPorts is '65556'"],
      [['5000', '20x'], "NumberOfPorts is '20x'"],
      [['5000abc', '20'], "StartPort is '5000abc'"],
      [['', '20'], "StartPort is ''"],
      [['0x1388', '20'], "StartPort is '0x1388'"],
      [['-x', '20'], "'-x'"],
    ] as const) {
      const { status, out, err } = await shell.type(['example', '--', ...args]);
      expect({ status, out }, `${args}`).to.deep.equal({ status: 1, out: '' });
      expect(err).to.contain(says);
    }
    expect(shell.connections).to.equal(before);
  });

  const stepsBefore = {
    WSASocket: [],
    [associate]: ['socket function succeeded'],
    bind: ['socket function succeeded', `${associate} succeeded, bytesReturned = 0`],
    getsockname: ['socket function succeeded', `${associate} succeeded, bytesReturned = 0`, 'bind succeeded'],
  };
  for (const [step, before] of Object.entries(stepsBefore)) {
    it(`exits with 0 after a failure of ${step}, for the lookup has succeeded`, async () => {
      const shell = new CommandLine(new Refusing(step));
      await shell.type('create 5000 20');
      const name = step === 'WSASocket' ? 'socket function' : step;
      expect(await linesOf(shell, 'example 5000 20')).to.deep.equal({
        status: 0,
        lines: [...found, ...before, `${name} failed with error = 10022`],
      });
    });
  }

  it('exits with 1 when Winsock does not start', async () => {
    const shell = new CommandLine(new Refusing('WSAStartup'));
    await shell.type('create 5000 20');
    expect(await linesOf(shell, 'example 5000 20')).to.deep.equal({
      status: 1,
      lines: [...found, 'WSAStartup failed with error = 10022'],
    });
  });

  it('fails at bind when the block is used up', async () => {
    const shell = new CommandLine();
    await shell.type('create 42600 1');
    const release = await occupyWithSocket('tcp', 42600);
    try {
      const { status, lines } = await linesOf(shell, 'example 42600 1');
      expect(status).to.equal(0);
      expect(lines.at(-1)).to.equal('bind failed with error = 10048');
    } finally {
      await release();
    }
  });

  it('is in English whatever the locale', async () => {
    const shell = new CommandLine(new MemoryBackend(), 'it-IT');
    expect((await linesOf(shell, 'example 5000 20')).lines[0]).to.contain('returned error: 1168');
  });
});
