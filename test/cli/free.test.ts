import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { CommandLine } from './command-line';

describe('port-reservation free', () => {
  const shell = new CommandLine(new MemoryBackend({ portsInUse: { tcp: [3000, 3005] } }));

  it('prints the first free port alone, for scripts', async () => {
    expect(await shell.type('free --from 3000')).to.deep.equal({ status: 0, out: '3001\n', err: '' });
    expect((await shell.type('free --from 3000 --udp')).out).to.equal('3000\n');
    expect((await shell.type('free --from 3000 --count 10')).out).to.equal('3006\n');
  });

  it('prints the block as JSON', async () => {
    const { out } = await shell.type('free --from 3000 --count 10 --json');
    expect(JSON.parse(out)).to.deep.equal({ startPort: 3006, numberOfPorts: 10, endPort: 3015 });
  });

  it('exits with 1 where there is none, and with 2 for a command line that makes no sense', async () => {
    expect((await shell.type('free --from 3005 --to 3005')).status).to.equal(1);
    for (const line of ['free 3000', 'free --count x', 'free --from 70000', 'free --store active'])
      expect((await shell.type(line)).status, line).to.equal(2);
  });
});

describe('port-reservation create --count', () => {
  it('reserves a free block, and another one the next time', async () => {
    const shell = new CommandLine();
    const first = await shell.type('create --count 20 --from 5000 --json');
    expect(JSON.parse(first.out)).to.include({ startPort: 5000, numberOfPorts: 20 });
    const second = await shell.type('create --count 20 --from 5000');
    expect(second.out).to.match(/^tcp +5020 +5039/m);
    expect((await shell.type('create 5000 --count 20')).status).to.equal(2);
    expect((await shell.type('create 5040 20 --from 5040')).status).to.equal(2);
  });
});
