import { expect } from 'chai';
import * as fc from 'fast-check';
import { parseExclusionTable } from '../../src/backends/windows/exclusion-table';
import { forPeople } from '../../src/backends/windows/netsh';

/** The title and the column heads of netsh's table, per language. */
const languages: Readonly<Record<string, readonly [title: string, heads: string]>> = {
  English: ['Protocol tcp Port Exclusion Ranges', 'Start Port    End Port'],
  German: ['Portausschlussbereiche für das Protokoll tcp', 'Startport      Endport'],
  Italian: ['Intervallo di esclusione porte protocollo tcp', 'Porta iniziale    Porta finale'],
  French: ["Protocole tcp Plages d'exclusion de ports", 'Port de début    Port de fin'],
  Spanish: ['Protocolo tcp Intervalos de exclusión de puertos', 'Puerto de inicio    Puerto final'],
  Portuguese: ['Protocolo tcp Intervalos de Exclusão de Porta', 'Porta Inicial    Porta Final'],
  Japanese: ['プロトコル tcp ポート除外範囲', '開始ポート    終了ポート'],
  Chinese: ['协议 tcp 端口排除范围', '开始端口    结束端口'],
  Korean: ['프로토콜 tcp 포트 제외 범위', '시작 포트    끝 포트'],
};

const rows = [
  { startPort: 5357, numberOfPorts: 1, administered: false },
  { startPort: 50000, numberOfPorts: 60, administered: true },
];

function table(title: string, heads: string, footnote = '* - Administered port exclusions.'): string {
  return [
    '',
    title,
    '',
    heads,
    '----------    --------      ',
    '      5357        5357      ',
    '     50000       50059     *',
    '',
    footnote,
    '',
    '',
  ].join('\r\n');
}

describe("netsh's table of excluded port ranges", () => {
  for (const [language, [title, heads]] of Object.entries(languages)) {
    it(`is read in ${language}, starred rows included`, () => {
      expect(parseExclusionTable(table(title, heads))).to.deep.equal(rows);
    });

    it(`is read in ${language} when the bytes are taken for latin1`, () => {
      const mangled = Buffer.from(table(title, heads), 'utf8').toString('latin1');
      expect(parseExclusionTable(mangled)).to.deep.equal(rows);
    });
  }

  it('is read from the bytes of OEM code pages', () => {
    const codePages = {
      '850, German: f\x81r': 'Portausschlussbereiche f\x81r das Protokoll tcp',
      '850, French: d\x82but': 'Port de d\x82but    Port de fin',
      '850, Spanish: exclusi\xa2n': 'Protocolo tcp Intervalos de exclusi\xa2n de puertos',
      // Shift JIS has trail bytes among ASCII's letters and signs, though not among its digits.
      '932, Japanese': '\x83v\x83\x8d\x83g\x83R\x83\x8b tcp \x83|\x81[\x83g\x8f\x9c\x8aO\x94\xcd\x88\xcd',
      '936, Chinese': '\xd0\xad\xd2\xe9 tcp \xb6\xcb\xbf\xda\xc5\xc5\xb3\xfd\xb7\xb6\xce\xa7',
      '949, Korean':
        '\xc7\xc1\xb7\xce\xc5\xe4\xc4\xdd tcp \xc6\xf7\xc6\xae \xc1\xa6\xbf\xdc \xb9\xfc\xc0\xa7',
    };
    for (const [codePage, title] of Object.entries(codePages)) {
      expect(parseExclusionTable(table(title, title)), codePage).to.deep.equal(rows);
    }
  });

  for (const [language, [title, heads]] of Object.entries(languages)) {
    it(`is empty in ${language} where nothing is excluded`, () => {
      const printed = ['', title, '', heads, '----------    --------      ', '', ''].join('\r\r\n');
      expect(parseExclusionTable(printed)).to.deep.equal([]);
    });
  }

  it('is missed where netsh prints nothing at all', () => {
    expect(() => parseExclusionTable('\r\n')).to.throw('netsh printed nothing');
  });

  for (const prose of [
    'The following command was not found: int ipv4 show excludedportrange protocol=tcp.',
    'The RPC server is unavailable.',
    'Der RPC-Server ist nicht verfügbar.',
    '\r\nProtocol udp Port Exclusion Ranges\r\n\r\nStart Port    End Port\r\n',
  ]) {
    it(`is not seen in '${prose.trim()}', whose words are in the error`, () => {
      expect(() => parseExclusionTable(`\r\n${prose}\r\n`)).to.throw(forPeople(prose));
    });
  }

  it('is read with bare line feeds too', () => {
    expect(parseExclusionTable('80 80\n443 444 *\n')).to.deep.equal([
      { startPort: 80, numberOfPorts: 1, administered: false },
      { startPort: 443, numberOfPorts: 2, administered: true },
    ]);
  });

  it('has one block where two rows name it, starred and not', () => {
    const row = { startPort: 50000, numberOfPorts: 60, administered: true };
    expect(parseExclusionTable('50000 50059 *\n50000 50059\n')).to.deep.equal([row]);
    expect(parseExclusionTable('50000 50059\n50000 50059 *\n')).to.deep.equal([row]);
  });

  it('gives back every range that was printed into it', () => {
    const range = fc
      .record({ start: fc.integer({ min: 1, max: 65535 }), more: fc.nat(65534), administered: fc.boolean() })
      .filter(({ start, more }) => start + more <= 65535);
    fc.assert(
      fc.property(fc.uniqueArray(range, { selector: ({ start, more }) => `${start}+${more}` }), (ranges) => {
        const printed = ranges.map(({ start, more, administered }) =>
          [`${start}`.padStart(10), `${start + more}`.padStart(12), administered ? '     *' : '      '].join(
            '',
          ),
        );
        expect(parseExclusionTable(['----------    --------', ...printed].join('\r\n'))).to.deep.equal(
          ranges.map(({ start, more, administered }) => ({
            startPort: start,
            numberOfPorts: more + 1,
            administered,
          })),
        );
      }),
    );
  });

  for (const line of ['5000 4999', '65530 65536', '5000 5019 x', '5000 5019 * *', '100000 100001']) {
    it(`is refused, not shortened, where a row reads '${line}'`, () => {
      expect(() => parseExclusionTable(`  ${line}\r\n`)).to.throw(`'${line}'`);
    });
  }
});
