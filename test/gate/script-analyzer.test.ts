import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { expect } from 'chai';
import { quoted } from '../powershell/session';
import { root } from '../support/build';
import { isOnPath } from '../support/run';

const shells = process.platform === 'win32' ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
const shell = shells.find(isOnPath);

function ask(command: string): string {
  return execFileSync(shell as string, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', command], {
    encoding: 'utf8',
  }).trim();
}

describe('PSScriptAnalyzer', function () {
  this.timeout(300_000);

  it('finds nothing in the module', function () {
    if (shell === undefined || ask('@(Get-Module PSScriptAnalyzer -ListAvailable).Count') === '0')
      this.skip();
    const folder = quoted(path.join(root, 'powershell'));
    // Private functions change things under their callers' ShouldProcess.
    const found = ask(
      `Invoke-ScriptAnalyzer -Path ${folder} -Recurse -Severity Warning, Error -ExcludeRule PSUseShouldProcessForStateChangingFunctions |
        ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" }`,
    );
    expect(found).to.equal('');
  });
});
