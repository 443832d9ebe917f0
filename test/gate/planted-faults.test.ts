import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../support/build';
import { check, type Fault } from './checker';

const someScript = 'powershell/Private/Format-PortBlock.ps1';
const someCommand = 'powershell/Public/New-PersistentTcpPortReservation.ps1';
const english = 'powershell/en-US/Messages.psd1';
const italian = 'powershell/it-IT/Messages.psd1';
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

/** A line in the body of the script's function. */
const line = (text: string): readonly [RegExp, string] => [/^( {4}\$last = )/m, `    ${text}\n$1`];
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
const command = (what: string, text: string, says: string): Planted => ({
  what,
  file: someScript,
  replaced: line(text),
  rule: 'commands',
  says,
});

const faults: readonly Planted[] = [
  syntax('the operator ??', '$x = $Block ?? 1', 'the operator ??:'),
  syntax('the operator ??=', '$x = $null; $x ??= 1', 'the operator ??=:'),
  syntax('the operator ?.', '$x = ($Block)?.StartPort', 'the operator ?.:'),
  syntax('the operator ?[]', '$x = ($Block)?[0]', 'the operator ?[]:'),
  syntax('the ternary operator', '$x = $Block ? 1 : 2', 'the ternary operator:'),
  syntax('a pipeline chain with &&', 'Get-ModuleVersion && Get-ModuleVersion', 'pipeline chains:'),
  syntax('a pipeline chain with ||', 'Get-ModuleVersion || Get-ModuleVersion', 'pipeline chains:'),
  syntax('a background pipeline', 'Get-ModuleVersion &', 'background pipelines:'),
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
  name(
    'ArgumentList of ProcessStartInfo',
    "$start = [System.Diagnostics.ProcessStartInfo]::new('node'); $start.ArgumentList.Add('x')",
    '[System.Diagnostics.ProcessStartInfo] has no ArgumentList in 5.1',
  ),
  name(
    'ArgumentList of a ProcessStartInfo that is a parameter',
    '$x = { param([System.Diagnostics.ProcessStartInfo] $start) $start.ArgumentList }',
    '[System.Diagnostics.ProcessStartInfo] has no ArgumentList in 5.1',
  ),
  name(
    'StandardInputEncoding in a table that makes a ProcessStartInfo',
    '$x = [System.Diagnostics.ProcessStartInfo] @{ StandardInputEncoding = $null }',
    '[System.Diagnostics.ProcessStartInfo] has no StandardInputEncoding in 5.1',
  ),
  name(
    'a newer overload of a constructor',
    "$x = [System.ArgumentException]::new('a', 'b', $null, 4)",
    '[System.ArgumentException] has no constructor with 4 arguments in 5.1',
  ),
  name(
    'a newer overload of a method',
    "$x = 'a'.Contains('b', 'Ordinal')",
    '[System.String] has no method Contains with 2 arguments in 5.1',
  ),
  name(
    'a newer method of what a method answers',
    "$x = [System.Diagnostics.Process]::Start('a'); $x.WaitForExitAsync()",
    '[System.Diagnostics.Process] has no method WaitForExitAsync with 0 arguments in 5.1',
  ),
  name(
    'a newer static member',
    '$x = [System.Environment]::ProcessPath',
    '[System.Environment] has no ProcessPath in 5.1',
  ),
  name(
    'a newer type',
    '$x = [System.Text.Json.JsonSerializer]',
    '5.1 has no type [System.Text.Json.JsonSerializer]',
  ),
  name('a newer short name', '$x = [ushort] 1', '5.1 has no type [ushort]'),
  name(
    'a newer type of the engine',
    "$x = { param([ArgumentCompletions('a')] $y) }",
    '5.1 has no type [ArgumentCompletions]',
  ),
  name(
    'a newer property of an attribute',
    "$x = { param([ValidateSet('a', ErrorMessage = 'b')] $y) }",
    '[ValidateSet] has no ErrorMessage in 5.1',
  ),
  name(
    'a type whose assembly nobody loads',
    '$x = [System.Web.HttpUtility]',
    '[System.Web.HttpUtility] is in System.Web, which 5.1 loads only when asked',
  ),
  command('Select-Object', '$x = 1, 2 | Select-Object -First 1', "Select-Object is neither the module's own"),
  command('an alias', '$x = 1 | % { $_ }', "% is neither the module's own"),
  command('a program', 'netsh int', "netsh is neither the module's own"),
  command(
    'a newer parameter',
    '1 | ForEach-Object -Parallel { 1 }',
    'ForEach-Object has no parameter -Parallel in 5.1',
  ),
  command('a call by a name in a variable', '& $Block', 'calls what only shows at run time'),
  {
    what: 'a command without CmdletBinding',
    file: someCommand,
    replaced: [/\n *\[CmdletBinding\(.*\)\]/, ''],
    rule: 'functions',
    says: 'New-PersistentTcpPortReservation has no CmdletBinding',
  },
  {
    what: 'a changing command without SupportsShouldProcess',
    file: someCommand,
    replaced: [/SupportsShouldProcess, /, ''],
    rule: 'functions',
    says: 'has no SupportsShouldProcess',
  },
  {
    what: 'a command without OutputType',
    file: someCommand,
    replaced: [/\n *\[OutputType\(.*\)\]/, ''],
    rule: 'functions',
    says: 'has no OutputType',
  },
  {
    what: 'a parameter without help',
    file: someCommand,
    replaced: [/(\[uint16\] \$NumberOfPorts)/, '$1,\n\n        [switch] $Untold'],
    rule: 'help',
    says: 'New-PersistentTcpPortReservation does not tell -Untold',
  },
  {
    what: 'two functions in one file',
    file: someScript,
    added: 'function Get-Another {\n}\n',
    rule: 'functions',
    says: 'defines Format-PortBlock, Get-Another',
  },
  {
    what: 'a function that the manifest does not list',
    file: manifest,
    replaced: [/\n *'New-PortReservationSocket'/, ''],
    rule: 'manifest',
    says: 'FunctionsToExport does not list New-PortReservationSocket',
  },
  {
    what: 'a function that the manifest lists and nobody wrote',
    file: manifest,
    replaced: [/( *)'New-PortReservationSocket'/, "$1'New-PortReservationSocket'\n$1'Get-Nothing'"],
    rule: 'manifest',
    says: 'FunctionsToExport lists Get-Nothing, which does not exist',
  },
  {
    what: 'a message that is missing in Italian',
    file: italian,
    replaced: [/\n *NoPortLeft .*/, ''],
    rule: 'messages',
    says: 'NoPortLeft is missing',
  },
  {
    what: 'a message that is missing in English',
    file: english,
    replaced: [/\n *NoPortLeft .*/, ''],
    rule: 'messages',
    says: 'NoPortLeft is missing',
  },
  {
    what: 'a translation that leaves a value out',
    file: italian,
    replaced: [/( *NoPortLeft .*)\{1\}/, '$1'],
    rule: 'messages',
    says: 'NoPortLeft does not have the places for values',
  },
  {
    what: 'a message that nobody wrote',
    file: someScript,
    replaced: line('Get-LocalizedText NotWritten'),
    rule: 'messages',
    says: 'there is no message NotWritten',
  },
  {
    what: 'a message that nobody uses',
    file: english,
    replaced: [/^@\{\n/, "@{\n    Unheard = 'x'\n"],
    rule: 'messages',
    says: 'Unheard is not used',
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
    what: 'a newer member in a piece of script of a type extension',
    file: 'powershell/PortReservation.types.ps1xml',
    replaced: [
      /<Members>/,
      '<Members><ScriptProperty><Name>X</Name><GetScriptBlock>$this ?? 1</GetScriptBlock></ScriptProperty>',
    ],
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
      if (planted.rule !== 'messages') expect(fitting[0]).to.include(file);
    });
  }
});

function plant({ file, added, replaced }: Planted, copy: string): void {
  for (const part of [manifest, 'powershell'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  const target = path.join(copy, file);
  if (added !== undefined) appendFileSync(target, added);
  if (replaced !== undefined) {
    const before = readFileSync(target, 'utf8');
    const after = before.replace(...replaced);
    if (after === before) throw new Error(`Nothing in ${file} fits ${replaced[0]}.`);
    writeFileSync(target, after);
  }
}
