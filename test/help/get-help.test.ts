import { expect } from 'chai';
import { describeCommands } from '../../scripts/help/command-shape';
import { generateHelp, readHelp, staleFiles } from '../../scripts/help/help-files';
import { run, type Transcript } from '../powershell/session';

/** Culture of the user, and the language that Get-Help is to speak then. */
const cultures = { 'en-US': 'en-US', 'it-IT': 'it-IT', 'de-DE': 'en-US' };

/** Tells what Get-Help says of every command in a culture, in the fields that readers see. */
const tellHelp = (culture: string) => `
  [cultureinfo]::CurrentUICulture = '${culture}'
  foreach ($command in Get-Command -Module PortReservation) {
    $help = Get-Help $command.Name
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters
    Tell command $command.Name
    Tell synopsis "$($command.Name)|$($help.Synopsis.Trim())"
    Tell taken "$($command.Name)|$([string]::Join(',', $command.Parameters.Keys.Where({ $_ -notin $common })))"
    foreach ($parameter in $help.parameters.parameter) {
      Tell parameter "$($command.Name)|$($parameter.name)|$($parameter.description.Text)"
    }
    foreach ($section in 'description', 'inputTypes', 'returnValues', 'nonTerminatingErrors', 'alertSet', 'relatedLinks') {
      if ($null -eq $help.$section) { Tell missing "$($command.Name)|$section" }
    }
    foreach ($example in $help.examples.example) { Tell example "$($command.Name)|$($example.title)" }
    foreach ($missing in @($help.nonTerminatingErrors.nonTerminatingError).Where({ $_ -and (-not $_.description.Text -or -not $_.recommendedAction.Text) })) {
      Tell missing "$($command.Name)|$($missing.errorId)"
    }
    if ($command.Name -like 'New-Persistent*') { Tell opening $help.description[0].Text }
  }
`;

for (const [culture, language] of Object.entries(cultures)) {
  describe(`Get-Help where the user's culture is ${culture}`, () => {
    let seen: Transcript;

    before(async function () {
      this.timeout(60_000);
      seen = await run(tellHelp(culture));
    });

    it(`shows the ${language} help of every command`, () => {
      const help = readHelp(language);
      const commands = seen.told('command');
      expect(commands).to.include('New-PersistentTcpPortReservation');
      expect(seen.told('synopsis')).to.deep.equal(
        commands.map((command) => `${command}|${help.get(command)?.synopsis}`),
      );
    });

    it('describes every parameter, and none that does not exist', () => {
      const described = seen.told('parameter').map((line) => line.split('|'));
      expect(described.filter(([, , text]) => (text ?? '').trim() === '')).to.deep.equal([]);
      for (const line of seen.told('taken')) {
        const [command, parameters = ''] = line.split('|');
        const taken = parameters === '' ? [] : parameters.split(',');
        const mentioned = described.filter(([name]) => name === command).map(([, name]) => name);
        expect(mentioned, command).to.have.members(taken);
      }
    });

    it('leaves no section empty, and gives three examples at least', () => {
      expect(seen.told('missing')).to.deep.equal([]);
      for (const command of seen.told('command')) {
        const examples = seen.told('example').filter((line) => line.startsWith(`${command}|`));
        expect(examples, command).to.have.length.of.at.least(3);
      }
    });

    it('opens the help of the commands that reserve with what becomes of ordinary binds', () => {
      const openings = seen.told('opening');
      expect(openings).to.have.length(2);
      for (const opening of openings) expect(opening).to.match(/^(On|In) Windows.* bind .*netsh/);
    });
  });
}

describe('the help files', () => {
  it('are what their sources and the commands say (`node -r ts-node/register scripts/help.ts` writes them)', function () {
    this.timeout(60_000);
    expect(staleFiles(generateHelp(describeCommands()))).to.deep.equal([]);
  });
});
