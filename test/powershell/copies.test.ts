import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../support/build';
import { manifest, quoted, run } from './session';

const library = path.join('powershell', 'lib', 'PortReservation.PowerShell.dll');
const parts = ['PortReservation.psd1', 'package.json', 'powershell', 'dist'];

describe('a copy of the module', function () {
  this.timeout(60_000);
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'port-reservation-copy-'));
    for (const part of parts) cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  const options = `-ArgumentList @{ Backend = 'memory'; NodePath = ${quoted(process.execPath)} } -ErrorAction Stop`;
  const importCopy = () => `Import-Module ${quoted(path.join(copy, 'PortReservation.psd1'))} ${options}`;
  const importOriginal = `Import-Module ${manifest} ${options}`;
  const alone = { options: 'not imported', ownProcess: true } as const;

  function replaceInCopy(file: string, replace: (bytes: Buffer) => string | Buffer): void {
    writeFileSync(path.join(copy, file), replace(readFileSync(path.join(copy, file))));
  }

  it('is imported beside another one of its version, in the same session and in another', async () => {
    const seen = await run(
      `
      ${importOriginal}
      $null = New-PersistentTcpPortReservation 5000 20
      Attempt second { ${importCopy()}; Test-PersistentTcpPortReservation 5000 20 }
      $other = [powershell]::Create([initialsessionstate]::CreateDefault2())
      Attempt other { $other.AddScript(${quoted(importCopy())}).AddStatement().AddScript('(New-PersistentTcpPortReservation 6000 4).EndPort').Invoke() }
      Attempt otherErrors { $other.Streams.Error }
      Get-Module PortReservation | Remove-Module
      Attempt again { ${importCopy()}; (New-PersistentTcpPortReservation 7000 4).EndPort }
      `,
      alone,
    );
    for (const name of ['second', 'other', 'otherErrors', 'again']) {
      expect(seen.told(`${name} error`), name).to.deep.equal([]);
    }
    expect([seen.one('second'), seen.one('other'), seen.one('again')]).to.deep.equal([
      'True',
      '6003',
      '7003',
    ]);
  });

  it('built again, is imported beside another one of its version', async () => {
    replaceInCopy(library, withOtherId);
    const seen = await run(
      `${importOriginal}; Attempt it { ${importCopy()}; Test-PersistentTcpPortReservation 5000 20 }`,
      alone,
    );
    expect(seen.told('it error')).to.deep.equal([]);
    expect(seen.told('it')).to.deep.equal(['False']);
  });

  it('of another version is refused beside the loaded one, with the way out', async () => {
    replaceInCopy(library, (bytes) => withVersion(bytes, 9));
    const seen = await run(
      `${importOriginal}; Remove-Module PortReservation; Attempt it { ${importCopy()} }`,
      alone,
    );
    expect(seen.one('it error')).to.match(
      /already loaded version 0\.1\.0 .*cannot load version 9\.1\.0.*Start a new PowerShell/,
    );
  });

  it('without its DLL says so at import, with the way out', async () => {
    rmSync(path.join(copy, library));
    const seen = await run(`Attempt it { ${importCopy()} }`, alone);
    expect(seen.one('it error')).to.match(/PortReservation\.PowerShell\.dll' is missing.*Install it again/);
  });

  it('with a damaged DLL says so at import, with the way out', async () => {
    replaceInCopy(library, (bytes) => bytes.subarray(0, 1000));
    const seen = await run(`Attempt it { ${importCopy()} }`, alone);
    expect(seen.one('it error')).to.match(
      /PortReservation\.PowerShell\.dll' cannot be loaded: .*Unblock-File.*install the module again/,
    );
  });

  it('whose DLL is of another version than its core says so at the first call', async () => {
    replaceInCopy(library, (bytes) => withVersion(bytes, 9));
    const seen = await run(
      `${importCopy()}; Attempt it { Get-PersistentTcpPortReservation }; Attempt again { Get-PersistentTcpPortReservation }`,
      alone,
    );
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*9\.1\.0/);
    expect(seen.one('again error')).to.match(/^BridgeFailed,.*9\.1\.0/);
  });

  it('without its core says so at the first call, with the way out', async () => {
    rmSync(path.join(copy, 'dist', 'bridge', 'main.js'));
    const seen = await run(`${importCopy()}; Attempt it { Get-PersistentTcpPortReservation }`, alone);
    expect(seen.one('it error')).to.match(/^BridgeFailed,.*main\.js' is missing.*Install it again/);
  });
});

/** The DLL as another build of changed sources: its module has another id, the first of metadata's heap of GUIDs. */
function withOtherId(dll: Buffer): Buffer {
  const [metadata, heap] = [dll.indexOf('BSJB'), dll.indexOf('#GUID\0')];
  const id = metadata + dll.readUInt32LE(heap - 8);
  dll.writeUInt8(dll.readUInt8(id) ^ 0xff, id);
  return dll;
}

/** The DLL with another major version: its assembly's row of metadata begins with the hash algorithm (SHA-1) and 0.1.0.0. */
function withVersion(dll: Buffer, major: number): Buffer {
  const row = Buffer.from([0x04, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  const at = dll.indexOf(row);
  if (at < 0 || dll.indexOf(row, at + 1) >= 0) throw new Error('The version cannot be found in the DLL.');
  dll.writeUInt16LE(major, at + 4);
  return dll;
}
