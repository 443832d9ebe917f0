import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { CommandLine } from './command-line';

describe('port-reservation dynamic-range', () => {
  it('shows the ranges of both protocols, or that of one', async () => {
    const shell = new CommandLine();
    const { status, out } = await shell.type('dynamic-range');
    expect(status).to.equal(0);
    expect(out)
      .to.match(/^tcp +49152 +65535 +16384$/m)
      .and.match(/^udp +49152 +65535 +16384$/m);
    const udp = JSON.parse((await shell.type('dynamic-range --udp --json')).out);
    expect(udp).to.deep.equal([{ protocol: 'udp', startPort: 49152, numberOfPorts: 16384, endPort: 65535 }]);
  });

  it('sets one, and shows what the system has then', async () => {
    const shell = new CommandLine();
    expect((await shell.type('dynamic-range set 50000 10000')).out).to.match(/^tcp +50000 +59999 +10000$/m);
    expect((await shell.type('dynamic-range')).out).to.match(/^udp +49152/m);
  });

  it('exits with 1 where the system refuses, and with 2 where it makes no sense', async () => {
    const shell = new CommandLine();
    const refused = await shell.type('dynamic-range set 1000 500');
    expect(refused.status).to.equal(1);
    expect(refused.err).to.contain('1000-1499 cannot be the dynamic range of tcp');
    expect((await shell.type('dynamic-range set 60000 10000')).err).to.contain('would end at port 69999');
    expect((await shell.type('dynamic-range set 0 10000')).status).to.equal(1);
    const unelevated = new CommandLine(new MemoryBackend({ elevated: false }));
    expect(await unelevated.type('dynamic-range set 50000 10000')).to.include({ status: 1 });
    for (const line of ['dynamic-range 50000 1000', 'dynamic-range set 50000', 'dynamic-range set x 1000'])
      expect((await shell.type(line)).status, line).to.equal(2);
  });
});

describe('the verbs of an installer', () => {
  it('make a reservation or an exclusion once, and delete it once, and succeed each time', async () => {
    const shell = new CommandLine();
    const first = await shell.type('create 5000 20 --if-absent');
    expect(first.status).to.equal(0);
    expect(await shell.type('create 5000 20 --if-absent')).to.deep.equal(first);
    expect((await shell.type('create 5000 20')).status).to.equal(1);
    expect((await shell.type('create 5000 21 --if-absent')).status).to.equal(1);
    expect((await shell.type('delete 5000 20 --if-present')).out).to.contain('Deleted');
    expect(await shell.type('delete 5000 20 --if-present')).to.include({ status: 0, out: '' });
    expect((await shell.type('delete 5000 20')).status).to.equal(1);
    for (let time = 0; time < 2; time++)
      expect((await shell.type('exclusions add 6000 10 --if-absent')).status).to.equal(0);
    expect((await shell.type('exclusions add 6000 10')).status).to.equal(1);
    for (let time = 0; time < 2; time++)
      expect((await shell.type('exclusions delete 6000 10 --if-present')).status).to.equal(0);
    expect((await shell.type('exclusions delete 6000 10')).status).to.equal(1);
  });

  it('do not take an exclusion of the active store alone for one that survives a restart', async () => {
    const shell = new CommandLine();
    await shell.type('exclusions add 6000 10 --store active');
    expect((await shell.type('exclusions add 6000 10 --if-absent')).status).to.equal(1);
    expect((await shell.type('exclusions add 6000 10 --if-absent --store active')).status).to.equal(0);
  });

  it('need no elevation where there is nothing to do', async () => {
    const shell = new CommandLine(new MemoryBackend({ elevated: false }));
    expect((await shell.type('delete 5000 20 --if-present')).status).to.equal(0);
    expect((await shell.type('create 5000 20 --if-absent')).status).to.equal(1);
  });
});

describe('port-reservation exclusions --capacity', () => {
  it('says how many blocks the dynamic range has room for', async () => {
    const shell = new CommandLine(
      new MemoryBackend({ runtime: { tcp: [{ startPort: 49152, numberOfPorts: 100 }] } }),
    );
    const { status, out } = await shell.type('exclusions --capacity 64');
    expect(status).to.equal(0);
    expect(out).to.equal(
      'tcp 49152-65535: room for 254 blocks of 64; 16284 of 16384 ports are not held back, the largest gap is 49252-65535 (16284).\n',
    );
    expect(JSON.parse((await shell.type('exclusions --capacity 64 --json')).out)).to.include({ blocks: 254 });
  });
});
