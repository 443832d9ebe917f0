import { expect } from 'chai';
import { describeCommands } from '../../scripts/help/command-shape';
import { readHelp } from '../../scripts/help/help-files';
import { importing, run } from '../powershell/session';

/** A folder of its own, with the files that examples read. */
const folder = `
  $folder = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($PSScriptRoot, 'examples')).FullName
  $rows = 'StartPort,NumberOfPorts', '5000,20', '6000,4'
  [System.IO.File]::WriteAllLines([System.IO.Path]::Combine($folder, 'blocks.csv'), [string[]] $rows)
  $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
`;

describe('the examples of the help', () => {
  const help = readHelp('en-US');

  for (const { name } of describeCommands()) {
    it(`of ${name} run, each on a memory backend of its own`, async function () {
      this.timeout(90_000);
      const examples = help.get(name)?.examples ?? [];
      const script = examples.map(
        ({ preparation, code }, index) => `
          Remove-Module PortReservation
          ${importing()}
          ${preparation}
          Attempt ${index} {
${code}
          }`,
      );
      const seen = await run(`${folder}${script.join('\n')}\nTell end $true`, {
        // Yes to each question.
        ...(name.startsWith('Remove-') && { input: 'Y\n'.repeat(examples.length) }),
      });
      expect(seen.told('end'), seen.stdout + seen.stderr).to.deep.equal(['True']);
      expect(seen.stderr).to.equal('');
      for (const [index, { code }] of examples.entries()) {
        expect(seen.told(`${index} error`), code).to.deep.equal([]);
        expect(seen.told(`${index} warning`), code).to.deep.equal([]);
        if (answersNothing(code)) continue;
        expect(seen.told(`${index}`), code).to.have.length.of.at.least(1);
      }
    });
  }
});

/** Whether an example only changes something, or only tells what it would change. */
function answersNothing(code: string): boolean {
  const last = code.trim().split('\n').at(-1) ?? '';
  return /-WhatIf$|^Remove-(?!.*-PassThru)|\.Dispose\(\)$/.test(last);
}
