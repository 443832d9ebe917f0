import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { languages } from '../../scripts/help/languages';
import { manifest, quoted, run } from '../powershell/session';
import { root } from '../support/build';

const cultures = [...Object.keys(languages), 'de-DE'];

describe('about_PortReservation', function () {
  this.timeout(120_000);

  /** The lines of the topic as Get-Help opens it, by culture. */
  const topics = new Map<string, readonly string[]>();
  const topic = (culture: string) => topics.get(culture) ?? [];
  let existing: string[];
  let options: string[];

  before(async () => {
    for (const culture of cultures) {
      const seen = await run(`
        [cultureinfo]::CurrentUICulture = '${culture}'
        $topic = Get-Help about_PortReservation
        Tell line ("$topic" -split '\\r?\\n')
        Tell command (Get-Command -Module PortReservation).Name
        [cultureinfo]::CurrentUICulture = 'en-US'
        Attempt refused { Import-Module ${manifest} -Force -ArgumentList @{ Nothing = 1 } }
      `);
      topics.set(culture, seen.told('line'));
      existing = seen.told('command');
      // The refusal of an option that does not exist counts those that do.
      options = /The options are ([\w, ]+)\./.exec(seen.one('refused error'))?.[1]?.split(', ') ?? [];
    }
  });

  for (const culture of cultures) {
    it(`opens where the user's culture is ${culture}`, () => {
      expect(topic(culture)[1]?.trim()).to.equal('about_PortReservation');
      const words = culture === 'it-IT' ? /prenotazione persistente/i : /persistent reservation/i;
      expect(topic(culture).join('\n')).to.match(words).and.to.include('10013').and.to.include('winnat');
    });
  }

  it('has the same sections, lists and commands in every language', () => {
    const skeletons = Object.keys(languages).map((language) => ({
      sections: topic(language).filter((line) => /^\S/.test(line)).length,
      items: topic(language).filter((line) => line.startsWith('    - ')).length,
      commands: commandsIn(topic(language)),
    }));
    for (const skeleton of skeletons) expect(skeleton).to.deep.equal(skeletons[0]);
  });

  for (const language of Object.keys(languages)) {
    it(`keeps within 80 columns in ${language}, addresses aside`, () => {
      const tooLong = topic(language).filter((line) => line.length > 80 && !line.includes('https://'));
      expect(tooLong).to.deep.equal([]);
    });

    it(`describes in ${language} every option that the module takes, and no other`, () => {
      const described = topic(language).flatMap((line) => /^ {4}([A-Z]\w+) {2,}\S/.exec(line)?.[1] ?? []);
      expect(options).to.include('Backend');
      expect(described).to.have.members(options);
    });

    it(`names in ${language} only commands that exist`, () => {
      const named =
        topic(language)
          .join('\n')
          .match(/\b(Get|New|Remove|Test)-\w+/g) ?? [];
      expect(existing).to.include.members([...new Set(named)]);
    });
  }

  it('shows commands that run', async () => {
    const commands = commandsIn(topic('en-US'));
    const imports = commands.filter((command) => command.startsWith('Import-Module'));
    const others = commands.filter((command) => !imports.includes(command));
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-help-'));
    try {
      symlinkSync(root, path.join(folder, 'PortReservation'), 'junction');
      const seen = await run(
        `
        $null = New-PersistentTcpPortReservation 5430 10
        Attempt other { ${others.join('\n')} }
        Remove-Module PortReservation
        $env:PSModulePath = ${quoted(folder)}
        Attempt import { ${imports.join('\n')} }
        Attempt imported { (Get-Module PortReservation).Name }
        `,
        { ownProcess: true },
      );
      expect([...seen.told('other error'), ...seen.told('import error')]).to.deep.equal([]);
      expect(seen.told('other')).to.deep.equal(['tcp 5430 10', 'tcp 5430 10', 'tcp 5000 20']);
      expect(seen.one('imported')).to.equal('PortReservation');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** What a reader is shown to type. */
function commandsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /^ {4}PS> (.+)$/.exec(line)?.[1] ?? []);
}
