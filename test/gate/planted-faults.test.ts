import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../support/build';
import { check, type Fault } from './checker';

const someScript = 'powershell/RequireFullLanguage.psm1';
const rootModule = 'powershell/PortReservation.psm1';
const manifest = 'PortReservation.psd1';

/** What is done to a copy of the module, and what the gate must say of it. */
interface Planted {
  readonly what: string;
  readonly file: string;
  /** Added at the end. */
  readonly added?: string;
  /** Or: replaced once. */
  readonly replaced?: readonly [RegExp, string];
  readonly rule: string;
  readonly says: string;
}

/** A line in the script. */
const line = (text: string): readonly [RegExp, string] => [/^( {4}\$sentence = )/m, `    ${text}\n$1`];
const syntax = (what: string, text: string, says: string): Planted => ({
  what,
  file: someScript,
  replaced: line(text),
  rule: 'syntax',
  says,
});
const name = (what: string, text: string, says: string): Planted => ({
  what,
  file: someScript,
  replaced: line(text),
  rule: 'names',
  says,
});
const faults: readonly Planted[] = [
  syntax('the operator ??', '$x = $x ?? 1', 'the operator ??:'),
  syntax('the operator ??=', '$x = $null; $x ??= 1', 'the operator ??=:'),
  syntax('the operator ?.', '$x = ($x)?.StartPort', 'the operator ?.:'),
  syntax('the operator ?[]', '$x = ($x)?[0]', 'the operator ?[]:'),
  syntax('the ternary operator', '$x = $x ? 1 : 2', 'the ternary operator:'),
  syntax('a pipeline chain with &&', "Import-Module 'a' && Import-Module 'b'", 'pipeline chains:'),
  syntax('a pipeline chain with ||', "Import-Module 'a' || Import-Module 'b'", 'pipeline chains:'),
  syntax('a background pipeline', "Import-Module 'a' &", 'background pipelines:'),
  syntax('a block clean', '$x = { process { 1 } clean { 2 } }', 'the block clean:'),
  syntax('a pipe at the beginning of a line', '1\n        | Out-Null', 'a pipe at the beginning of a line:'),
  syntax('a number with a new suffix', '$x = 1uy', 'this form of a number: 1uy'),
  syntax('a binary number', '$x = 0b101', 'this form of a number: 0b101'),
  syntax('an escape sequence for a character', '$x = "`u{e8}"', 'this escape sequence:'),
  syntax('a variable of PowerShell 6', '$x = $IsWindows', 'this variable: $IsWindows'),
  syntax(
    'a script block to replace with',
    "$x = 'a' -replace 'a', { 'b' }",
    'a script block to replace with:',
  ),
  syntax(
    'an enum with another underlying type',
    '$x = { enum Small : byte { One } }',
    'the underlying type of an enum:',
  ),
  syntax('type arguments of a method', '$x = [array]::Empty[int]()', 'type arguments of a method:'),
  syntax('a script that does not parse', '$x = (', "Missing closing ')'"),
  name('a newer type', '$x = [System.Text.Json.JsonSerializer]', 'the type System.Text.Json.JsonSerializer'),
  name('a newer short name', '$x = [ushort] 1', 'the type ushort'),
  name(
    'a newer type of the engine',
    "$x = { param([ArgumentCompletions('a')] $y) }",
    'the type ArgumentCompletions',
  ),
  name('a newer static member', '$x = [System.Environment]::ProcessPath', 'the member ProcessPath'),
  name('a newer method', "$x = [System.IO.Path]::Join('a', 'b')", 'the member Join'),
  name('a command of another module', '$x = 1, 2 | Select-Object -First 1', 'the command Select-Object'),
  name('an alias', '$x = 1 | % { $_ }', 'the command %'),
  name('a program', 'netsh int', 'the command netsh'),
  name('a call by a name in a variable', '& $x', 'the command '),
  {
    what: 'a parameter without help',
    file: 'en-US/PortReservation.PowerShell.dll-Help.xml',
    replaced: [/<maml:para>Removes without asking\.<\/maml:para>/g, ''],
    rule: 'help',
    says: 'does not tell -Force',
  },
  {
    what: 'a function that the manifest lists',
    file: manifest,
    replaced: [/FunctionsToExport += @\(\)/, "FunctionsToExport = @('Get-Nothing')"],
    rule: 'manifest',
    says: 'FunctionsToExport lists Get-Nothing, which does not exist',
  },
  {
    what: 'a DSC resource that the manifest does not list',
    file: manifest,
    replaced: [/'ExcludedPortRange', /, ''],
    rule: 'manifest',
    says: 'DscResourcesToExport does not list ExcludedPortRange',
  },
  {
    what: 'a sentence of a script that is missing in Italian',
    file: rootModule,
    replaced: [/\n *it = .*/, ''],
    rule: 'messages',
    says: 'missing in it',
  },
  {
    what: 'a sentence of a script that is missing in English',
    file: rootModule,
    replaced: [/\n *en = .*/, ''],
    rule: 'messages',
    says: 'missing in en',
  },
  {
    what: 'a translation of a script that leaves a value out',
    file: rootModule,
    replaced: [/( it = .*)\{1\}/, '$1'],
    rule: 'messages',
    says: 'does not have the places for values',
  },
  { what: 'a tab', file: someScript, added: '#\ttab\n', rule: 'text', says: 'has a tab' },
  { what: 'trailing blanks', file: someScript, added: '# x \n', rule: 'text', says: 'ends with blanks' },
  { what: 'a carriage return', file: someScript, added: '# x\r\n', rule: 'text', says: 'ends with blanks' },
  {
    what: 'no line feed at the end',
    file: someScript,
    added: '# x',
    rule: 'text',
    says: 'does not end with one',
  },
  {
    what: 'an empty line at the end',
    file: someScript,
    added: '\n',
    rule: 'text',
    says: 'does not end with one',
  },
  {
    what: 'a byte order mark',
    file: someScript,
    replaced: [/^/, '\ufeff'],
    rule: 'text',
    says: 'begins with a byte order mark',
  },
  {
    what: 'an accented letter in a script',
    file: someScript,
    added: '# \u00e8\n',
    rule: 'text',
    says: 'outside ASCII',
  },
  {
    what: 'a newer member in a piece of script of a view',
    file: 'powershell/PortReservation.format.ps1xml',
    replaced: [/<ScriptBlock>/, '<ScriptBlock>$_ ?? 1; '],
    rule: 'syntax',
    says: 'the operator ??:',
  },
];

describe('the gate', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-gate-'));
  const found = new Map<string, Fault[]>();
  const copies = new Map(faults.map((planted, index) => [planted, path.join(folder, `${index}`)]));

  before(async () => {
    for (const [planted, copy] of copies) plant(planted, copy);
    for (const rule of new Set(faults.map((planted) => planted.rule))) {
      const folders = [...copies].filter(([planted]) => planted.rule === rule).map(([, copy]) => copy);
      for (const [copy, told] of await check(folders, rule)) found.set(copy, told);
    }
  });

  after(() => rmSync(folder, { recursive: true }));

  for (const planted of faults) {
    it(`stops ${planted.what}`, () => {
      const told = (found.get(copies.get(planted) as string) ?? []).map(
        ({ rule, place, message }) => `${rule} ${place.split(':')[0]} ${message}`,
      );
      const file = planted.rule === 'help' ? manifest : planted.file;
      const fitting = told.filter(
        (text) => text.startsWith(`${planted.rule} `) && text.includes(planted.says),
      );
      expect(fitting, told.join('\n')).to.not.be.empty;
      expect(fitting[0]).to.include(file);
    });
  }
});

function plant({ file, added, replaced }: Planted, copy: string): void {
  for (const part of [manifest, 'powershell', 'en-US']) {
    cpSync(path.join(root, part), path.join(copy, part), {
      recursive: true,
      filter: (source) => !source.includes(`PortReservation.PowerShell${path.sep}`),
    });
  }
  const target = path.join(copy, file);
  if (added !== undefined) appendFileSync(target, added);
  if (replaced !== undefined) {
    const before = readFileSync(target, 'utf8');
    const after = before.replace(...replaced);
    if (after === before) throw new Error(`Nothing in ${file} fits ${replaced[0]}.`);
    writeFileSync(target, after);
  }
}
