import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';

/** Compiles the module's sources for .NET Framework, and answers what the compiler says against them. */
function compile(...properties: string[]): string {
  const project = path.join(__dirname, 'windows-powershell');
  const { stdout } = spawnSync('dotnet', ['build', project, '--nologo', '-v:quiet', ...properties], {
    encoding: 'utf8',
  });
  return stdout
    .split(/\r?\n/)
    .filter((line) => /: (error|warning) /.test(line))
    .join('\n');
}

describe('the sources of the commands', function () {
  this.timeout(300_000);

  it('compile for .NET Framework 4.7.2, on which Windows PowerShell 5.1 runs', () => {
    expect(compile()).to.equal('');
  });

  it('would not compile with what .NET Framework does not have', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-net472-'));
    try {
      const file = path.join(folder, 'Newer.cs');
      writeFileSync(
        file,
        'class Newer { void Use(System.Diagnostics.ProcessStartInfo start) => start.ArgumentList.Add("x"); }\n',
      );
      expect(compile(`-p:AlsoCompiled=${file}`)).to.match(/Newer\.cs.*ArgumentList/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
