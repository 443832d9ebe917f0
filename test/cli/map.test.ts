import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { CommandLine } from './command-line';

describe('port-reservation map', () => {
  it('draws as wide as the terminal, in the language of the user', async () => {
    const { status, out } = await new CommandLine(undefined, 'it').type('map');
    expect(status).to.equal(0);
    expect(out)
      .to.match(/^49152 {2}~{64}$/m)
      .and.contain('~ intervallo dinamico');
  });

  it('writes a picture, and says so where it cannot', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-map-'));
    try {
      const file = path.join(folder, 'ports.svg');
      expect(await new CommandLine().type(['map', '--svg', file])).to.deep.equal({
        status: 0,
        out: '',
        err: '',
      });
      expect(readFileSync(file, 'utf8')).to.match(/^<svg /);
      const refused = await new CommandLine().type(['map', '--svg', folder]);
      expect(refused.status).to.equal(1);
      expect(refused.err).to.contain('cannot be written');
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect((await new CommandLine().type('map --svg=')).status).to.equal(2);
    expect((await new CommandLine().type('map 3000')).status).to.equal(2);
  });

  it('prints the blocks as JSON', async () => {
    const { out } = await new CommandLine().type('map --udp --json');
    expect(JSON.parse(out)).to.deep.equal({
      protocol: 'udp',
      ranges: [{ startPort: 49152, numberOfPorts: 16384, kind: 'dynamicRange', owner: null }],
    });
  });
});
