import { mkdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { filesUnder, root } from '../../scripts/packaging/files';
import { moduleFiles } from '../../scripts/packaging/module-folder';
import { readModuleManifest } from '../../scripts/packaging/module-manifest';
import { run } from '../support/run';
import { npmTarball, powerShellPackages, temporaryFolder } from './packages';
import { fileVersion, importedDlls } from './pe-imports';

const { version } = require('../../package.json') as { version: string };

const megabyte = 1_000_000;

/** Node's major versions that the packages have binaries for. */
const nodeVersions = ['20', '22', '24', '26'];

/** Everything native, below `dist/native`. */
const nativeFiles = [
  'PortReservation.Shim.dll',
  'bootstrap/EdgeJs.deps.json',
  'bootstrap/EdgeJs.dll',
  'bootstrap/EdgeJs.runtimeconfig.json',
  'bootstrap/Microsoft.Extensions.DependencyModel.dll',
  'edge-js/LICENSE',
  'edge-js/lib/edge.js',
  'edge-js/tools/checkMono.js',
  ...nodeVersions.flatMap((node) => [
    `edge-js/lib/native/win32/arm64/${node}/edge_coreclr.node`,
    `edge-js/lib/native/win32/arm64/${node}/edge_nativeclr.node`,
    `edge-js/lib/native/win32/arm64/${node}/msvcp140.dll`,
    `edge-js/lib/native/win32/arm64/${node}/vcruntime140.dll`,
    `edge-js/lib/native/win32/x64/${node}/edge_coreclr.node`,
    `edge-js/lib/native/win32/x64/${node}/edge_nativeclr.node`,
    `edge-js/lib/native/win32/x64/${node}/vcruntime140.dll`,
  ]),
].map((file) => `dist/native/${file}`);

/** What Windows brings itself: its own DLLs, the C runtime, .NET Framework's loader; and the program that loads the binary. */
const windowsOwn = /^(kernel32\.dll|advapi32\.dll|mscoree\.dll|api-ms-win-crt-[a-z0-9-]+\.dll|node\.exe)$/;

/** What Microsoft's redistributable brings, which CoreCLR on x64 needs: see docs/packages.md. */
const redistributable = ['msvcp140.dll', 'vcruntime140_1.dll'];

describe('the npm package', function () {
  this.timeout(300_000);
  let folder: string;
  let files: string[];

  before(async () => {
    folder = await extracted(await npmTarball());
    files = filesUnder(folder);
  });

  it('holds the compiled core, what is native, its descriptions, and nothing else', () => {
    const declarations = files.filter((file) => file.endsWith('.d.ts'));
    expect(without(files, declarations)).to.have.members([
      ...compiledSources(),
      ...nativeFiles,
      'LICENSE',
      'README.md',
      'dist/THIRD-PARTY-NOTICES.md',
      'package.json',
    ]);
  });

  it('declares types for its core alone, not for the programs in it', () => {
    const declarations = files.filter((file) => file.endsWith('.d.ts'));
    expect(declarations).to.include('dist/index.d.ts');
    expect(declarations.filter((file) => /^dist\/(bridge|cli|dsc)\//.test(file))).to.deep.equal([]);
  });

  it("depends on no other package but, for its declarations, on Node's types, and runs nothing at installation", () => {
    const shipped = require(path.join(folder, 'package.json')) as Record<string, Record<string, unknown>>;
    expect(shipped).to.not.have.any.keys('dependencies', 'optionalDependencies', 'gypfile');
    expect(shipped['peerDependencies']).to.have.all.keys('@types/node');
    expect(shipped['peerDependenciesMeta']).to.deep.equal({ '@types/node': { optional: true } });
    expect(shipped['scripts']).to.not.have.any.keys('preinstall', 'install', 'postinstall', 'prepare');
  });

  for (const processor of ['x64', 'arm64']) {
    it(`has beside each ${processor} binary the DLLs that it imports and Windows does not bring`, () => {
      for (const node of nodeVersions) {
        for (const binary of ['edge_nativeclr.node', 'edge_coreclr.node']) {
          const native = path.join(folder, 'dist/native/edge-js/lib/native/win32', processor, node);
          const beside = filesUnder(native);
          const lacking = importedDlls(path.join(native, binary)).filter(
            (dll) => !windowsOwn.test(dll) && !beside.includes(dll),
          );
          const allowed = processor === 'x64' && binary === 'edge_coreclr.node' ? redistributable : [];
          expect(lacking, `${processor} ${node} ${binary}`).to.have.members(allowed);
        }
      }
    });
  }

  it('stays small', async () => {
    const packed = statSync(await npmTarball()).size;
    const unpacked = sizeOf(folder);
    console.log(
      `      ${inMegabytes(packed)} packed, ${inMegabytes(unpacked)} unpacked, ${files.length} files`,
    );
    expect(packed).to.be.below(3 * megabyte);
    expect(unpacked).to.be.below(8 * megabyte);
  });
});

describe("the PowerShell module's folder", function () {
  this.timeout(300_000);
  let folder: string;
  let nupkg: string;
  let files: string[];

  before(async () => {
    ({ folder, nupkg } = await powerShellPackages());
    files = filesUnder(folder);
  });

  it('is named after the module and its version, which package.json and every manifest share', () => {
    expect(readModuleManifest().version).to.equal(version);
    for (const file of files.filter((name) => /\.dsc\.(resource|adaptedResource)\.json$/.test(name))) {
      const described = (require(path.join(folder, file)) as { version: string }).version;
      // Two manifests for one type must differ in version: docs/decisions/dsc-class.md.
      expect(described.replace(/-class$/, ''), file).to.equal(version);
    }
    expect(folder.endsWith(path.join('PortReservation', version))).to.equal(true);
  });

  it('holds the manifest, the scripts, the compiled core, what is native, and nothing else', () => {
    expect(files).to.have.members([
      ...compiledSources(),
      ...nativeFiles,
      ...moduleFiles(),
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
      'package.json',
    ]);
  });

  it('stays small, packed too', () => {
    const [packed, unpacked] = [statSync(nupkg).size, sizeOf(folder)];
    console.log(
      `      ${inMegabytes(packed)} packed, ${inMegabytes(unpacked)} unpacked, ${files.length} files`,
    );
    expect(packed).to.be.below(3 * megabyte);
    expect(unpacked).to.be.below(8 * megabyte);
  });
});

describe('the third-party notices', function () {
  this.timeout(300_000);

  it('are in both packages and name every component with its version and licence', async () => {
    const { folder } = await powerShellPackages();
    const inNpm = readFileSync(
      path.join(await extracted(await npmTarball()), 'dist', 'THIRD-PARTY-NOTICES.md'),
      'utf8',
    );
    expect(readFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.md'), 'utf8')).to.equal(inNpm);
    const rows = inNpm.split('\n').filter((line) => /^\| (?!component|---)/.test(line));
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(1, 4)
        .map((cell) => cell.trim()),
    );
    const native = path.join(folder, 'dist', 'native');
    const runtime = (processor: string) =>
      fileVersion(path.join(native, `edge-js/lib/native/win32/${processor}/22/vcruntime140.dll`)).replace(
        /\.0$/,
        '',
      );
    const { libraries } = require(path.join(native, 'bootstrap', 'EdgeJs.deps.json')) as {
      libraries: object;
    };
    const dependencyModel = Object.keys(libraries)
      .find((name) => !name.startsWith('EdgeJs/'))
      ?.split('/');
    expect(cells).to.deep.equal([
      ['edge-js', installedVersion('edge-js'), 'MIT'],
      [...(dependencyModel ?? []), 'MIT'],
      [
        'Microsoft Visual C++ runtime',
        `${runtime('x64')} (x64), ${runtime('arm64')} (arm64)`,
        'Microsoft Software Licence Terms',
      ],
    ]);
  });
});

/** The core's files, one for each source, but the bridge's, which are bundled into one. */
function compiledSources(): string[] {
  const modules = filesUnder(path.join(root, 'src')).filter((file) => !/^(bridge|cli)\//.test(file));
  return [...modules, 'bridge/main.ts', 'cli/main.ts'].map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
}

function installedVersion(name: string): string {
  return (require(path.join(root, 'node_modules', name, 'package.json')) as { version: string }).version;
}

async function extracted(tarball: string): Promise<string> {
  const folder = path.join(temporaryFolder('extracted'), 'package');
  mkdirSync(folder);
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
  return folder;
}

function without(files: readonly string[], others: readonly string[]): string[] {
  return files.filter((file) => !others.includes(file));
}

function sizeOf(folder: string): number {
  return filesUnder(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
