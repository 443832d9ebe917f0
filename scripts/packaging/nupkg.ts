import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { filesUnder } from './files';
import { type ModuleManifest, readModuleManifest } from './module-manifest';

/** Packs a module's folder as the PowerShell Gallery takes it, and answers the package's path. */
export function packModule(folder: string, destination: string): string {
  const manifest = readModuleManifest(path.join(folder, 'PortReservation.psd1'));
  const project = mkdtempSync(path.join(tmpdir(), 'port-reservation-nupkg-'));
  try {
    copyFileSync(path.join(__dirname, 'module.csproj'), path.join(project, 'module.csproj'));
    writeFileSync(path.join(project, 'module.nuspec'), nuspec(manifest, filesUnder(folder)));
    const args = [
      'pack',
      project,
      '--output',
      destination,
      '--nologo',
      '-v:quiet',
      `-p:NuspecBasePath=${folder}`,
    ];
    const { status, error } = spawnSync('dotnet', args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`dotnet pack failed. ${error?.message ?? 'It says why above.'}`);
  } finally {
    rmSync(project, { recursive: true });
  }
  return path.join(destination, `PortReservation.${manifest.version}.nupkg`);
}

/**
 * The package's description, with the tags by which the Gallery sorts modules and PowerShell finds commands. The files are
 * named one by one: NuGet would take those of a pattern in whatever order the file system has them.
 */
function nuspec(manifest: ModuleManifest, files: readonly string[]): string {
  const tags = [
    ...manifest.tags,
    'PSModule',
    ...manifest.editions.map((edition) => `PSEdition_${edition}`),
    ...containing('Cmdlet', manifest.commands),
    ...manifest.commands.map((name) => `PSCommand_${name}`),
    ...containing('DscResource', manifest.dscResources),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>PortReservation</id>
    <version>${manifest.version}</version>
    <authors>${escaped(manifest.author)}</authors>
    <license type="expression">MIT</license>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <description>${escaped(manifest.description)}</description>
    <copyright>${escaped(manifest.copyright)}</copyright>
    <tags>${tags.map(escaped).join(' ')}</tags>
  </metadata>
  <files>
${files.map((file) => `    <file src="${escaped(file)}" target="${escaped(file)}" />`).join('\n')}
  </files>
</package>
`;
}

function containing(kind: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`PSIncludes_${kind}`, ...names.map((name) => `PS${kind}_${name}`)];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
