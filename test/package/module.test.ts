import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { filesUnder } from '../../scripts/packaging/files';
import { readModuleManifest } from '../../scripts/packaging/module-manifest';
import { findEngine, offline, whyNoEngine } from '../powershell/engine';
import { run } from '../support/run';
import { whereIs } from './installed';
import { powerShellPackages, temporaryFolder } from './packages';

const { version } = require('../../package.json') as { version: string };

const asRoot = process.geteuid?.() === 0;

/** The folders where the module looks for Node besides PATH. */
const usualFolders = ['/usr/local/bin', '/opt/homebrew/bin', '/snap/bin', '/usr/bin'].filter(existsSync);

describe('the PowerShell package', function () {
  this.timeout(300_000);
  let modulePath: string;
  let moduleFolder: string;
  let folderWithNode: string;

  before(async function () {
    if (whyNoEngine() !== undefined) this.skip();
    const folder = temporaryFolder('gallery');
    modulePath = path.join(folder, 'Prenotazioni di porte – è');
    moduleFolder = path.join(modulePath, 'PortReservation', version);
    await installFromFeed(path.dirname((await powerShellPackages()).nupkg), moduleFolder);
    setModes(modulePath, 0o555, 0o444);
    folderWithNode = path.join(folder, 'programs');
    mkdirSync(folderWithNode);
    symlinkSync(process.execPath, path.join(folderWithNode, 'node'));
  });

  // Otherwise nobody but root could remove it.
  after(() => {
    if (modulePath !== undefined) setModes(modulePath, 0o755, 0o644);
  });

  it('is read and unpacked by NuGet to the very files of the module', async () => {
    const { folder } = await powerShellPackages();
    expect(digests(moduleFolder)).to.deep.equal(digests(folder));
  });

  it('has the name, the version and the commands that the engine reads from its manifest', async () => {
    const printed = await inEngine(`
      $module = Test-ModuleManifest '${path.join(moduleFolder, 'PortReservation.psd1')}'
      [string]::Join(' ', @($module.Name, $module.Version) + @($module.ExportedCmdlets.Keys | ForEach-Object { $_ }))
    `);
    const { commands } = readModuleManifest();
    const [name, manifestVersion, ...exported] = printed.trim().split(' ');
    expect([name, manifestVersion]).to.deep.equal(['PortReservation', version]);
    expect(exported).to.have.members(commands);
  });

  it('is imported by name from a read-only path with spaces and letters beyond ASCII, finds Node, and works', async () => {
    const before = digests(moduleFolder);
    const printed = await inEngine(work, folderWithNode);
    expect(printed.trim().split('\n')).to.deep.equal([
      moduleFolder,
      'Tcp 5000 20 memory'.toLowerCase(),
      'True',
      'False',
    ]);
    expect(digests(moduleFolder)).to.deep.equal(before);
  });

  it('opens the help of its commands and its about topic', async () => {
    const printed = await inEngine(`
      Import-Module PortReservation
      (Get-Help New-PersistentTcpPortReservation).Synopsis
      [string]::Join(' ', @(Get-Help about_PortReservation)).Contains('about_PortReservation')
    `);
    const [synopsis, topic] = printed.trim().split('\n');
    expect(synopsis).to.equal('Reserves a block of consecutive TCP ports across restarts.');
    expect(topic).to.equal('True');
  });

  it('says what to install where there is no Node', async function () {
    if (!asRoot) this.skip();
    const printed = await inEngine(
      failure,
      path.join(modulePath, 'nothing here'),
      mountNothingOverUsualFolders(),
    );
    expect(printed).to.match(/^BridgeFailed\b/);
    expect(printed).to.contain('Install Node.js 20.19 or later for all users').and.contain('NodePath');
  });

  it('says what to install where Node is too old', async () => {
    const old = oldNode();
    const printed = await inEngine(failure, old);
    expect(printed).to.match(/^BridgeFailed\b/);
    expect(printed)
      .to.contain(`'${path.join(old, 'node')}' is version`)
      .and.contain('18.20.8');
    expect(printed).to.contain('Install 20.19 or later');
  });

  const work = `
    Import-Module PortReservation -ArgumentList @{ Backend = 'memory' }
    (Get-Module PortReservation).ModuleBase
    $made = New-PersistentTcpPortReservation 5000 20
    [string]::Join(' ', @("$($made.Protocol)".ToLowerInvariant(), $made.StartPort, $made.NumberOfPorts, $made.Backend))
    Test-PersistentTcpPortReservation 5000 20
    $made | Remove-PersistentTcpPortReservation -Force
    Test-PersistentTcpPortReservation 5000 20
  `;

  const failure = `
    Import-Module PortReservation -ArgumentList @{ Backend = 'memory' }
    try { New-PersistentTcpPortReservation 5000 20 -ErrorAction Stop }
    catch { "$($_.FullyQualifiedErrorId) $($_.Exception.Message)" }
  `;

  /**
   * Runs a script in an engine whose module path is the folder, with this PATH, in an empty folder that is its home too.
   *
   * @param mounts - Shell commands that mount something for the engine alone; only root can.
   */
  async function inEngine(
    script: string,
    searchPath = '',
    mounts = mountReadOnly(modulePath),
  ): Promise<string> {
    const home = temporaryFolder('home');
    const file = path.join(home, 'script.ps1');
    writeFileSync(file, script);
    const [engine, ...args] = findEngine().runFile as [string, ...string[]];
    const shell = [
      'sh',
      '-c',
      `${mounts} PATH="$ENGINE_PATH" exec "$@"`,
      'sh',
      whereIs(engine),
      ...args,
      file,
    ];
    const [program, ...rest] = [...(asRoot ? ['unshare', '-m'] : []), ...shell] as [string, ...string[]];
    return run(program, rest, {
      cwd: home,
      env: {
        ...{ PATH: process.env['PATH'], ENGINE_PATH: searchPath },
        ...{ HOME: home, LANG: 'C.UTF-8', PSModulePath: modulePath, ...offline },
      },
    });
  }
});

/** Lets NuGet fetch the package from a folder of packages, and leaves what it unpacked where a module stands. */
async function installFromFeed(feed: string, destination: string): Promise<void> {
  const project = temporaryFolder('feed');
  writeFileSync(
    path.join(project, 'install.csproj'),
    `<Project Sdk="Microsoft.NET.Sdk">
       <PropertyGroup>
         <TargetFramework>net10.0</TargetFramework>
         <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
         <RestoreSources>${feed}</RestoreSources>
         <RestorePackagesPath>${path.join(project, 'packages')}</RestorePackagesPath>
       </PropertyGroup>
       <ItemGroup><PackageDownload Include="PortReservation" Version="[${version}]" /></ItemGroup>
     </Project>`,
  );
  await run('dotnet', ['restore', project, '--nologo', '-v:quiet']);
  const unpacked = path.join(project, 'packages', 'portreservation', version);
  // What is NuGet's own, and no file of the module.
  for (const name of readdirSync(unpacked)) {
    if (/^\.nupkg\.metadata$|\.nupkg(\.sha512)?$|\.nuspec$/.test(name)) rmSync(path.join(unpacked, name));
  }
  cpSync(unpacked, destination, { recursive: true });
}

function setModes(folder: string, ofFolders: number, ofFiles: number): void {
  chmodSync(folder, ofFolders);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? ofFolders : ofFiles);
  }
}

/** Makes a folder read-only for root too, who may write whatever the mode says. */
function mountReadOnly(folder: string): string {
  return asRoot ? `mount --bind '${folder}' '${folder}' && mount -o remount,bind,ro '${folder}' &&` : '';
}

/** Hides every Node of the usual folders. The folder with `mount` itself comes last. */
function mountNothingOverUsualFolders(): string {
  const empty = temporaryFolder('empty');
  return usualFolders.map((folder) => `mount --bind ${empty} ${folder} &&`).join(' ');
}

/** A folder with a Node that says that it is an old one. */
function oldNode(): string {
  const folder = temporaryFolder('old-node');
  const preload = path.join(folder, 'old.cjs');
  writeFileSync(
    preload,
    `const versions = { ...process.versions, node: '18.20.8' };
     Object.defineProperty(process, 'versions', { value: versions });
     Object.defineProperty(process, 'version', { value: 'v18.20.8' });\n`,
  );
  writeFileSync(
    path.join(folder, 'node'),
    `#!/bin/sh\nexec '${process.execPath}' --require '${preload}' "$@"\n`,
    { mode: 0o755 },
  );
  return folder;
}

/** Every file with the digest of its bytes. */
function digests(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesUnder(folder).map((file) => {
      const bytes = readFileSync(path.join(folder, file));
      return [file, createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}
