import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { refuseRuntimeAtRoot } from '../../src/backends/windows/edge-environment';
import { findInstallation } from '../../src/backends/windows/installation';
import { Win32 } from '../../src/contract/win32';
import { root } from '../support/build';

/** What a fresh process prints, as JSON, when it runs this piece of CommonJS. */
function inFreshProcess(script: string, environment: NodeJS.ProcessEnv = {}, cwd = root): unknown {
  const output = execFileSync(
    process.execPath,
    ['-r', path.join(root, 'node_modules/ts-node/register'), '-e', script],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, TS_NODE_CWD: root, ...environment },
    },
  );
  return JSON.parse(output);
}

const tried = `
  const fromRoot = (file) => require(${JSON.stringify(root)} + '/' + file);
  const { WindowsBackend } = fromRoot('src/backends/windows/windows-backend');
  const lookUp = (options) => new WindowsBackend(options).lookup('tcp', [{ startPort: 5000, numberOfPorts: 20 }]);
  const shown = (error) => ({ name: error.name, errno: error.errno, syscall: error.syscall, cause: String(error.cause) });
  const print = (value) => console.log(JSON.stringify(value));
`;

describe('loading edge-js', () => {
  it('does not happen when the package is imported or a backend made', () => {
    const loaded = inFreshProcess(`${tried}
      fromRoot('src/index');
      const backend = new WindowsBackend();
      print(Object.keys(require.cache).filter((file) => file.includes('edge-js') || file.endsWith('.node')));`);
    expect(loaded).to.deep.equal([]);
  });

  it('leaves the environment as it was, for the programs that the process starts', () => {
    const [before, after] = inFreshProcess(
      `${tried}
      const before = { ...process.env };
      lookUp().then(() => print([before, process.env]));`,
      { EDGE_NATIVE: '/nowhere/stranger' },
    ) as [unknown, unknown];
    expect(after).to.deep.equal(before);
  });

  it('fails with ERROR_NOT_SUPPORTED and the reason when there is no .NET, and works once there is', () => {
    const [failure, answer] = inFreshProcess(`${tried}
      const path = process.env.PATH;
      process.env.PATH = '.:/nowhere';
      lookUp()
        .catch((error) => {
          process.env.PATH = path;
          return lookUp().then((answer) => print([shown(error), answer]));
        });`) as [Record<string, unknown>, unknown];
    expect(failure).to.include({
      name: 'NativeFailure',
      errno: Win32.ERROR_NOT_SUPPORTED,
      syscall: 'LookupPersistentTcpPortReservation',
    });
    expect(failure).to.have.property('cause').that.includes('There is no .NET');
    expect(answer).to.deep.equal([Win32.ERROR_NOT_FOUND]);
  });

  it('fails with ERROR_NOT_SUPPORTED when a second CLR is asked for in one process', () => {
    const failure = inFreshProcess(`${tried}
      lookUp({ clr: 'core' })
        .then(() => lookUp({ clr: 'framework' }))
        .catch((error) => print(shown(error)));`);
    expect(failure).to.include({ errno: Win32.ERROR_NOT_SUPPORTED });
    expect(failure).to.have.property('cause').that.includes('hosts the core CLR already');
  });

  it('is not undone by a system without iphlpapi: the shim answers ERROR_MOD_NOT_FOUND as data', () => {
    expect(inFreshProcess(`${tried} lookUp().then(print);`, { LD_LIBRARY_PATH: '' })).to.deep.equal([126]);
  });

  describe('takes nothing from', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-loading-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Puts a file that is no assembly where NuGet keeps one that edge-js's managed half is made of. */
    function plantPackage(packages: string): void {
      const manifest = JSON.parse(
        readFileSync(path.join(findInstallation().bootstrap, 'EdgeJs.deps.json'), 'utf8'),
      );
      const library = Object.keys(manifest.libraries).find((name) =>
        name.startsWith('Microsoft.Extensions.DependencyModel/'),
      );
      const [name = '', version = ''] = (library as string).toLowerCase().split('/');
      const planted = path.join(packages, name, version);
      const assembly = Object.values<Record<string, { runtime: object }>>(manifest.targets).flatMap(
        (target) => Object.keys(target[library as string]?.runtime ?? {}),
      )[0] as string;
      mkdirSync(path.dirname(path.join(planted, assembly)), { recursive: true });
      writeFileSync(path.join(planted, assembly), 'not an assembly');
      const [algorithm, hash] = manifest.libraries[library as string].sha512.split(/-(.*)/);
      writeFileSync(path.join(planted, `${name}.${version}.nupkg.${algorithm}`), hash);
    }

    it("the user's NuGet packages, wherever they are", () => {
      const named = path.join(folder, 'named');
      plantPackage(named);
      plantPackage(path.join(folder, '.nuget', 'packages'));
      for (const environment of [{ NUGET_PACKAGES: named }, { HOME: folder, NUGET_PACKAGES: undefined }]) {
        expect(inFreshProcess(`${tried} lookUp().then(print);`, environment)).to.deep.equal([
          Win32.ERROR_NOT_FOUND,
        ]);
      }
    });

    it('files that the environment names in place of its own', () => {
      const variables = [
        'EDGE_NATIVE',
        'EDGE_BOOTSTRAP_DIR',
        'EDGE_APP_ROOT',
        'EDGE_APP_NAME',
        'CORECLR_VERSION',
      ];
      const environment = Object.fromEntries(variables.map((name) => [name, '/nowhere/stranger']));
      expect(inFreshProcess(`${tried} lookUp().then(print);`, environment)).to.deep.equal([
        Win32.ERROR_NOT_FOUND,
      ]);
    });

    it('a configuration that a global.json of the working directory chooses by a path', () => {
      const dotnet = execFileSync('sh', ['-c', 'readlink -f "$(command -v dotnet)"'], {
        encoding: 'utf8',
      }).trim();
      const sdk = path.join(folder, 'stranger');
      mkdirSync(sdk);
      const name = path.relative(path.join(path.dirname(dotnet), 'shared'), path.join(folder, 'framework'));
      const framework = { name, version: '8.0.0' };
      writeFileSync(
        path.join(sdk, 'dotnet.runtimeconfig.json'),
        JSON.stringify({ runtimeOptions: { framework } }),
      );
      const version = path.relative(path.join(path.dirname(dotnet), 'sdk'), sdk);
      writeFileSync(path.join(folder, 'global.json'), JSON.stringify({ sdk: { version } }));
      expect(inFreshProcess(`${tried} lookUp().then(print);`, {}, folder)).to.deep.equal([
        Win32.ERROR_NOT_FOUND,
      ]);
    });

    it('the root of the current drive, where nothing may be called as .NET is', () => {
      refuseRuntimeAtRoot(folder);
      for (const name of ['dotnet', 'dotnet.exe']) mkdirSync(path.join(folder, name));
      expect(() => refuseRuntimeAtRoot(folder))
        .to.throw(path.join(folder, 'dotnet'))
        .with.property('message')
        .that.includes('at the root');
    });
  });

  it('is tried once: a CLR that has not started tells its reason again, where a second start would abort', () => {
    const [first, second] = inFreshProcess(`${tried}
      const { loadEdge } = fromRoot('src/backends/windows/edge');
      const { findInstallation } = fromRoot('src/backends/windows/installation');
      const fs = require('node:fs');
      const bootstrap = fs.mkdtempSync(require('node:os').tmpdir() + '/port-reservation-bootstrap-');
      fs.cpSync(findInstallation().bootstrap, bootstrap, { recursive: true });
      fs.writeFileSync(bootstrap + '/EdgeJs.dll', 'not an assembly');
      const reasons = [1, 2].map(() => {
        try {
          loadEdge({ ...findInstallation(), bootstrap }, 'core');
        } catch (error) {
          return error.message;
        }
      });
      fs.rmSync(bootstrap, { recursive: true });
      print(reasons);`) as [string, string];
    expect(first).to.be.a('string').and.not.equal('');
    expect(second).to.equal(first);
  });

  it('is refused on a worker thread, which edge-js cannot serve', () => {
    const reason = inFreshProcess(`${tried}
      const { Worker } = require('node:worker_threads');
      const script = "require('" + ${JSON.stringify(root)} + "/node_modules/ts-node/register');" +
        "const { WindowsBackend } = require('" + ${JSON.stringify(root)} + "/src/backends/windows/windows-backend');" +
        "new WindowsBackend().lookup('tcp', [{ startPort: 5000, numberOfPorts: 20 }])" +
        ".catch((error) => require('node:worker_threads').parentPort.postMessage(String(error.cause)));";
      new Worker(script, { eval: true }).on('message', print);`);
    expect(reason).to.include('main thread');
  });
});
