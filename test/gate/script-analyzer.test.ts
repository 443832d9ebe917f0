import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { expect } from 'chai';
import { findEngine, offline } from '../powershell/engine';
import { quoted } from '../powershell/session';
import { root } from '../support/build';

function ask(command: string): string {
  const [shell = '', ...args] = [...findEngine().session, '-NonInteractive', '-Command', command];
  return execFileSync(shell, args, { encoding: 'utf8', env: { ...process.env, ...offline } }).trim();
}

describe('PSScriptAnalyzer', function () {
  this.timeout(300_000);

  it('finds nothing in the module', function () {
    if (ask('@(Get-Module PSScriptAnalyzer -ListAvailable).Count') === '0') this.skip();
    const folder = quoted(path.join(root, 'powershell'));
    // Private functions change things under their callers' ShouldProcess.
    const found = ask(
      `Invoke-ScriptAnalyzer -Path ${folder} -Recurse -Severity Warning, Error -ExcludeRule PSUseShouldProcessForStateChangingFunctions |
        ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" }`,
    );
    expect(found).to.equal('');
  });
});
