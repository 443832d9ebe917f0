import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import type { OpenSocket } from '../../src/contract/usage';
import { PortReservations } from '../../src/core/port-reservations';
import { mapCatalogues, mapMessagesFor } from '../../src/map/messages';
import { drawPortMap, kindsByPort, mapKinds } from '../../src/map/port-map';
import { formatSvgMap } from '../../src/map/svg-map';
import { formatTextMap } from '../../src/map/text-map';

const english = mapMessagesFor('en');

async function example() {
  const sockets: OpenSocket[] = [];
  const backend = new MemoryBackend({
    sockets,
    administered: { tcp: [{ startPort: 5432, numberOfPorts: 1 }] },
    runtime: { tcp: [{ startPort: 50000, numberOfPorts: 100 }] },
    firstUnprivilegedPort: 1024,
  });
  const reservations = new PortReservations({ backend, locale: 'en' });
  await reservations.create('tcp', { startPort: 3000, numberOfPorts: 20 });
  const server = { protocol: 'tcp', address: '::', user: 'alice & bob' } as const;
  sockets.push(
    { ...server, port: 3000, state: 'listening', processes: [{ pid: 7, name: 'node' }] },
    { ...server, port: 3001, state: 'closing', processes: [] },
  );
  return drawPortMap('tcp', reservations);
}

describe('the map of all ports', () => {
  it('has every port as what matters most about it', async () => {
    const kinds = kindsByPort(await example());
    expect(kinds).to.have.length(65536);
    const expected = {
      80: 'privileged',
      1024: 'free',
      3000: 'used',
      3001: 'reservation',
      5432: 'administered',
      49999: 'dynamicRange',
      50000: 'runtime',
      50099: 'runtime',
      50100: 'dynamicRange',
      65535: 'dynamicRange',
    };
    for (const [port, kind] of Object.entries(expected)) expect(kinds[Number(port)], port).to.equal(kind);
  });

  it('fits the terminal, whatever its width, and covers all ports', async () => {
    const map = await example();
    for (const columns of [20, 40, 71, 80, 120, 135, 300]) {
      const text = formatTextMap(map, { columns, colour: false }, english);
      const rows = text.split('\n').filter((line) => /^ *\d+ {2}/.test(line));
      expect(rows, `${columns}`).to.have.length(16);
      expect(Math.max(...rows.map(({ length }) => length))).to.be.at.most(Math.max(23, columns));
      const legend = text.split('\n').slice(17);
      if (columns >= 40) for (const line of legend) expect(line.length).to.be.at.most(columns);
    }
  });

  it('shows a single used port among thousands', async () => {
    const text = formatTextMap(await example(), { columns: 80, colour: false }, english);
    const row = text.split('\n').find((line) => line.startsWith('    0  ')) ?? '';
    expect(row.slice(7)).to.equal(`${'p'.repeat(16)}${'.'.repeat(30)}#R${'.'.repeat(16)}`);
  });

  it('says the same without colours as with them', async () => {
    const map = await example();
    const plain = formatTextMap(map, { columns: 80, colour: false }, english);
    const coloured = formatTextMap(map, { columns: 80, colour: true }, english);
    expect(coloured).not.to.equal(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of a terminal begin with one
    expect(coloured.replace(/\u001b\[\d+m/g, '')).to.equal(plain);
  });

  it('is a picture whose parts have titles, with a legend of every kind', async () => {
    const svg = formatSvgMap(await example(), english);
    expect(svg).to.match(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).to.contain('<title>3000 in use: node (process 7 of user alice &#38; bob)</title>');
    expect(svg).to.contain('<title>50000-50099 held at runtime</title>');
    for (const kind of mapKinds) expect(svg).to.contain(`>${english.kinds[kind]}</text>`);
    expect(svg.length).to.be.lessThan(200_000);
  });

  it('is told in each language with words of its own', () => {
    for (const messages of Object.values(mapCatalogues))
      expect(Object.keys(messages.kinds)).to.have.members([...mapKinds]);
    expect(mapMessagesFor('it-IT').kinds.used).to.equal('in uso');
  });
});
