import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { Win32 } from '../../src/contract/win32';
import { root } from '../support/build';

/** What a fresh process prints, as JSON, when it runs this piece of CommonJS. */
function inFreshProcess(script: string, environment: Record<string, string> = {}): unknown {
  const output = execFileSync(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return JSON.parse(output);
}

const tried = `
  const { WindowsBackend } = require('./src/backends/windows/windows-backend');
  const lookUp = (options) => new WindowsBackend(options).lookup('tcp', [{ startPort: 5000, numberOfPorts: 20 }]);
  const shown = (error) => ({ name: error.name, errno: error.errno, syscall: error.syscall, cause: String(error.cause) });
  const print = (value) => console.log(JSON.stringify(value));
`;

describe('loading edge-js', () => {
  it('does not happen when the package is imported or a backend made', () => {
    const loaded = inFreshProcess(`${tried}
      require('./src/index');
      const backend = new WindowsBackend();
      print(Object.keys(require.cache).filter((file) => file.includes('edge-js') || file.endsWith('.node')));`);
    expect(loaded).to.deep.equal([]);
  });

  it('leaves the environment as it was, for the programs that the process starts', () => {
    const [before, after] = inFreshProcess(`${tried}
      const edgeVariables = () => Object.entries(process.env).filter(([name]) => name.startsWith('EDGE_'));
      const before = edgeVariables();
      lookUp().then(() => print([before, edgeVariables()]));`) as [unknown, unknown];
    expect(after).to.deep.equal(before);
  });

  it('fails with ERROR_NOT_SUPPORTED and the reason when the bootstrap is missing', () => {
    const failure = inFreshProcess(`${tried} lookUp().catch((error) => print(shown(error)));`, {
      EDGE_BOOTSTRAP_DIR: '/nowhere',
    });
    expect(failure).to.include({
      name: 'NativeFailure',
      errno: Win32.ERROR_NOT_SUPPORTED,
      syscall: 'LookupPersistentTcpPortReservation',
    });
    expect(failure).to.have.property('cause').that.includes('/nowhere/EdgeJs.dll is missing');
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
});
