import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { quoted, run } from '../powershell/session';
import { root } from '../support/build';

interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly required?: readonly string[];
}

interface Manifest extends Record<string, unknown> {
  readonly path: string;
  readonly schema: { readonly embedded: Described & Record<string, unknown> };
}

const folder = path.join(root, 'powershell');
const ending = '.dsc.adaptedResource.json';
const classes = readdirSync(folder)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length));
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

it('every class that the module exports has its adapted-resource manifest', async function () {
  this.timeout(60_000);
  const seen = await run('Tell exported (Get-Module PortReservation).ExportedDscResources');
  expect(classes).to.have.members(seen.told('exported'));
});

for (const name of classes) {
  const manifest = JSON.parse(readFileSync(path.join(folder, name + ending), 'utf8')) as Manifest;
  keepsTheRules(name, manifest);
}

/**
 * The rules are those of `AdaptedDscResourceManifest` in PowerShell/DSC
 * (lib/dsc-lib/src/dscresources/adapted_resource_manifest.rs), which refuses unknown fields, and of its adapter for
 * PowerShell; docs/decisions/dsc-class.md says why there are two resources of one name.
 */
function keepsTheRules(name: string, manifest: Manifest): void {
  describe(`the adapted-resource manifest of the class ${name}`, function () {
    this.timeout(60_000);

    it('has the fields that dsc needs and none that it does not know', () => {
      const required = [
        '$schema',
        'type',
        'kind',
        'version',
        'capabilities',
        'requireAdapter',
        'path',
        'schema',
      ];
      expect(Object.keys(manifest)).to.have.members([...required, 'description', 'author']);
      expect(manifest['$schema']).to.equal(
        'https://aka.ms/dsc/schemas/v3/bundled/adaptedresource/manifest.json',
      );
      expect(manifest['kind']).to.equal('resource');
      expect(manifest['requireAdapter']).to.equal('Microsoft.Adapter/PowerShell');
    });

    it('names the module beside it, and the class in it as the adapter will', () => {
      expect(path.resolve(folder, manifest.path)).to.equal(path.join(root, 'PortReservation.psd1'));
      expect(existsSync(path.resolve(folder, manifest.path))).to.equal(true);
      expect(manifest['type']).to.equal(`PortReservation/${name}`);
    });

    it('stands behind the command resource of the same name, as a pre-release stands behind its release', () => {
      expect(manifest['version']).to.equal(`${version}-class`);
    });

    it('describes what the class has, with a title and a description for everything', async () => {
      const seen = await run(`
      $class = & (Get-Module PortReservation) { [${name}] }
      foreach ($property in $class.GetProperties()) {
          $kind = $property.GetCustomAttributes([System.Management.Automation.DscPropertyAttribute], $true)[0]
          Tell property "$($property.Name) $(if ($kind.Key) { 'key' } elseif ($kind.NotConfigurable) { 'read' } else { 'write' })"
      }
      foreach ($method in $class.GetMethods()) { Tell method $method.Name }
    `);
      const { embedded } = manifest.schema;
      const properties = Object.entries(embedded.properties ?? {}).map(([property, described]) => {
        const kind = embedded.required?.includes(property)
          ? 'key'
          : 'readOnly' in described
            ? 'read'
            : 'write';
        return `${property} ${kind}`;
      });
      expect(properties).to.have.members(seen.told('property'));
      const methods = new Set(seen.told('method').map((method) => method.toLowerCase()));
      expect([...methods]).to.include.members(manifest['capabilities'] as string[]);
      for (const part of parts(embedded)) {
        expect(part.title).to.be.a('string').that.is.not.empty;
        expect(part.description).to.be.a('string').that.is.not.empty;
      }
    });

    it("works as dsc's adapter for PowerShell calls the class", async () => {
      // Import by path, the type by its name, properties by the names in the input, Export by reflection.
      const seen = await run(`
      Remove-Module PortReservation
      Import-Module -Name ${quoted(path.join(folder, manifest.path))} -Global -Force -ArgumentList @{ Backend = 'memory' }
      $type = (Get-Module PortReservation).Invoke([scriptblock]::Create("'${name}' -as 'type'"))
      function New-Instance([hashtable] $Properties) {
          $instance = $type::new()
          foreach ($name in $Properties.Keys) { $instance.$name = $Properties[$name] }
          $instance
      }
      function Get-Text([object] $Instance) { "$($Instance.Protocol) $($Instance.StartPort) $($Instance.NumberOfPorts)" }
      $wanted = @{ Protocol = 'tcp'; StartPort = [long] 5000; NumberOfPorts = [long] 20 }
      Tell before (New-Instance $wanted).Test()
      (New-Instance $wanted).Set()
      Tell after (New-Instance $wanted).Test()
      Tell get (Get-Text (New-Instance $wanted).Get())
      $exports = $type.GetMethods() | Where-Object { $_.Name -eq 'Export' }
      $all = $exports | Where-Object { $_.GetParameters().Count -eq 0 }
      $filtered = $exports | Where-Object { $_.GetParameters().Count -gt 0 }
      foreach ($instance in $all.Invoke($null, $null)) { Tell all (Get-Text $instance) }
      foreach ($instance in $filtered.Invoke($null, @(New-Instance @{ Protocol = 'tcp' }))) { Tell fitting (Get-Text $instance) }
      Tell others @($filtered.Invoke($null, @(New-Instance @{ Protocol = 'udp' }))).Count
    `);
      expect([seen.one('before'), seen.one('after')]).to.deep.equal(['False', 'True']);
      expect(seen.told('get')).to.deep.equal(['tcp 5000 20']);
      expect(seen.told('all')).to.deep.equal(['tcp 5000 20']);
      expect(seen.told('fitting')).to.deep.equal(['tcp 5000 20']);
      expect(seen.one('others')).to.equal('0');
    });
  });
}

/** A schema and everything inside it. */
function parts(schema: Described): Described[] {
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
  ];
  return [schema, ...inner.flatMap(parts)];
}
