import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { engine, importing, run } from './session';

/** A command whose table is shown, and columns that it must have. */
const tables: Record<string, { readonly command: string; readonly columns: readonly string[] }> = {
  reservations: {
    command: 'Get-PersistentTcpPortReservation',
    columns: ['Protocol', 'StartPort', 'EndPort', 'NumberOfPorts', 'Token'],
  },
  'held ranges': {
    command: 'Get-ExcludedPortRange',
    columns: ['Protocol', 'StartPort', 'EndPort', 'NumberOfPorts', 'Store'],
  },
};

describe('on a console of 80 columns', function () {
  this.timeout(60_000);

  for (const [what, { command, columns }] of Object.entries(tables)) {
    it(`the table of ${what} is whole, with colours and without`, async function () {
      if (engine.isWindowsPowerShell) this.skip();
      const seen = await run(`
        $null = New-PersistentTcpPortReservation 5000 20
        $null = New-ExcludedPortRange Udp 50000 60
        foreach ($rendering in 'PlainText', 'Ansi') {
          $before = $PSStyle.OutputRendering
          try {
            $PSStyle.OutputRendering = $rendering
            Tell $rendering ((${command} | Out-String -Width 80) -split '\\r?\\n')
          } finally { $PSStyle.OutputRendering = $before }
        }
      `);
      const [head = '', , ...rows] = seen.told('PlainText').filter((line) => line.trim() !== '');
      expect(head.trim().split(/ +/)).to.include.members(columns);
      expect(rows.join()).to.not.include('…').and.not.include('...');
      for (const line of [head, ...rows]) expect(line.length).to.be.at.most(80);
      expect(seen.told('Ansi').join()).to.include('\x1b[');
      expect(seen.told('Ansi').map((line) => stripVTControlCharacters(line).trimEnd())).to.deep.equal(
        seen.told('PlainText').map((line) => line.trimEnd()),
      );
    });
  }
});

describe('a transcript', function () {
  this.timeout(60_000);

  it('has what the commands showed, and what went wrong', async () => {
    const seen = await run(
      `
      $file = Join-Path $PSScriptRoot transcript.txt
      $null = Start-Transcript -Path $file
      New-PersistentTcpPortReservation 5000 20 -WhatIf
      New-PersistentTcpPortReservation 5000 20
      Get-PersistentTcpPortReservation 6000 1
      $null = Stop-Transcript
      Tell line (Get-Content $file)
      `,
      { ownProcess: true },
    );
    const transcript = seen.told('line').join('\n');
    expect(transcript).to.match(/What if: .*tcp 5000-5019/);
    expect(transcript).to.match(/^tcp +5000 +5019 +20 +\d+/m);
    expect(transcript).to.include('There is no reservation tcp 6000');
  });
});

describe('parallel branches', function () {
  this.timeout(60_000);

  it('leave no process behind when they end', async function () {
    if (engine.isWindowsPowerShell) this.skip();
    const seen = await run(
      `
      1..4 | ForEach-Object -ThrottleLimit 4 -Parallel { ${importing()}; $null = Test-PersistentTcpPortReservation 5000 20 }
      $children = Get-Process node -ErrorAction Ignore | Where-Object { $_.Parent.Id -eq $PID }
      foreach ($child in $children) { $null = $child.WaitForExit(5000) }
      Tell left @($children | Where-Object { -not $_.HasExited }).Count
      `,
      { options: 'not imported', ownProcess: true },
    );
    expect(seen.one('left')).to.equal('0');
  });
});
