import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { engine, quoted, run } from './session';

/** What is no JSON, and what is so by a hair. */
const byHand = [
  '',
  ' ',
  '{',
  '[',
  '"',
  '[1,]',
  '[,1]',
  '{"a"}',
  '{"a":}',
  '{"a":1,}',
  '{a:1}',
  '01',
  '-',
  '+1',
  '1.',
  '.5',
  '1e',
  '1e+',
  'nul',
  'truefalse',
  '[1 2]',
  '"\\x"',
  '"\\u12g4"',
  '"\\u12"',
  '"a\tb"',
  "'a'",
  '[1]]',
  '{"a":1}{',
  'NaN',
  '\ufeff1',
  '\u00a01',
  ' [ 1 , { "a" : null } ] ',
  '-0',
  '-0.5e-3',
  '1E5',
  '1e400',
  '-1e400',
  '1e-400',
  '12345678901234567890',
  '"\\u00e8\\/\\b\\f\\n\\r\\t\\"\\\\"',
  '{"a":1,"a":2}',
  '{"":[]}',
  '[[],{}]',
  '\t\r\n1',
];

describe("the module's reader of JSON", function () {
  this.timeout(60_000);

  before(function () {
    // What it has read is written again by a part of .NET that Windows PowerShell has not.
    if (engine.isWindowsPowerShell) this.skip();
  });

  it('reads what JSON.parse reads, and refuses what it refuses', async () => {
    const samples = fc.sample(fc.tuple(fc.json({ maxDepth: 4 }), fc.string(), fc.nat(), fc.boolean()), {
      numRuns: 400,
      seed: 20261125,
    });
    const texts = [
      ...byHand,
      ...samples.map(([json, noise, at, isSpoiled]) => {
        const cut = at % (json.length + 1);
        return isSpoiled ? json.slice(0, cut) + noise + json.slice(cut + 1) : json;
      }),
    ];
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-json-'));
    try {
      const file = path.join(folder, 'texts');
      writeFileSync(file, texts.map((text) => Buffer.from(text, 'utf16le').toString('base64')).join('\n'));
      const seen = await run(`
        $reader = [PortReservation.PersistentPortReservation].Assembly.GetType('PortReservation.Client.JsonReader')
        $read = $reader.GetMethod('Read', [System.Reflection.BindingFlags] 'NonPublic, Static')
        $options = [System.Text.Json.JsonSerializerOptions]::new()
        $options.MaxDepth = 1000
        $options.NumberHandling = 'AllowNamedFloatingPointLiterals'
        foreach ($line in [System.IO.File]::ReadAllText(${quoted(file)}).Split("\`n")) {
          $text = [System.Text.Encoding]::Unicode.GetString([System.Convert]::FromBase64String($line))
          $value = try { [System.Text.Json.JsonSerializer]::Serialize([object[]] @(, $read.Invoke($null, @($text))), [object[]], $options) } catch { 'refused' }
          [System.Console]::Out.WriteLine(":: value\`t$value")
        }
      `);
      const found = seen.told('value');
      expect(found).to.have.length(texts.length);
      for (const [i, text] of texts.entries()) {
        const value = found[i] as string;
        expect(value === 'refused' ? value : normal(JSON.parse(value)), JSON.stringify(text)).to.equal(
          expected(text),
        );
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function expected(text: string): string {
  try {
    return normal([JSON.parse(text)]);
  } catch {
    return 'refused';
  }
}

/** A value as JSON with its members in order, where an infinite number is told by its sign. */
function normal(read: unknown): string {
  return JSON.stringify(read, (_, value: unknown) => {
    if (value === Number.POSITIVE_INFINITY) return 'Infinity';
    if (value === Number.NEGATIVE_INFINITY) return '-Infinity';
    if (Object.is(value, -0)) return 0;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
