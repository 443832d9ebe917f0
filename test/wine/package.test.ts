import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { npmTarball, temporaryFolder } from '../package/packages';
import { run } from '../support/run';
import { nodeVersions, windowsNode } from './environment/windows-node';
import { withFreshMachine } from './machine';
import { onCoreClr, windowsPath, wine } from './wine';

/** Uses the installed package as a program of its user would. */
const program = `
  const { PortReservations } = require('persistent-port-reservation');
  const net = require('node:net');
  const block = { startPort: 5000, numberOfPorts: 20 };
  (async () => {
    const reservations = new PortReservations();
    const created = await reservations.create('tcp', block);
    const found = await reservations.lookup('tcp', block);
    const again = await reservations.create('tcp', block).catch((error) => error.code);
    const drawn = await reservations.bind('tcp', block);
    const server = net.createServer((socket) => socket.end('served'));
    await drawn.adopt(server);
    const client = net.connect(drawn.port, '127.0.0.1').setEncoding('utf8');
    const answer = await new Promise((resolve) => client.on('data', resolve));
    server.close();
    await reservations.delete('tcp', block);
    console.log(JSON.stringify({ token: String(created.token), same: found.token === created.token, again, port: drawn.port, answer }));
  })();
`;

describe('the npm package on Windows', function () {
  this.timeout('3 minutes');

  for (const version of nodeVersions) {
    it(`is installed where no dotnet is to be found, and works where only its runtime is, on Node ${version}`, async () => {
      const project = await installed(version);
      const command = path.join(
        project,
        'node_modules',
        'persistent-port-reservation',
        'dist',
        'cli',
        'main.js',
      );
      await withFreshMachine(async (machine) => {
        const served = await wine(windowsNode(version), [windowsPath(path.join(project, 'program.js'))], {
          env: onCoreClr,
        });
        expect(served.status, served.stderr).to.equal(0);
        expect(JSON.parse(served.stdout)).to.deep.equal({
          token: '18364758544493064720',
          same: true,
          again: 'ERROR_SHARING_VIOLATION',
          port: 5000,
          answer: 'served',
        });
        expect(machine.calls('LookupPersistentTcpPortReservation')).to.be.greaterThan(1);
        const listed = await wine(windowsNode(version), [windowsPath(command), 'list'], { env: onCoreClr });
        expect(listed.status, listed.stderr).to.equal(0);
      });
    });
  }
});

/** An empty project into which npm, on Windows Node, has installed the package as a release packs it. */
async function installed(version: (typeof nodeVersions)[number]): Promise<string> {
  const folder = temporaryFolder('installed-on-windows');
  const project = path.join(folder, 'project');
  mkdirSync(project);
  writeFileSync(path.join(project, 'package.json'), '{ "name": "consumer", "private": true }\n');
  writeFileSync(path.join(project, 'program.js'), program);
  const npm = realpathSync((await run('sh', ['-c', 'command -v npm'])).trim());
  const finished = await wine(
    windowsNode(version),
    [
      windowsPath(npm),
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      '--prefix',
      windowsPath(project),
      windowsPath(await npmTarball()),
    ],
    {
      env: {
        WINEPATH: windowsPath(path.dirname(windowsNode(version))),
        npm_config_cache: windowsPath(path.join(folder, 'cache')),
      },
      patience: 120,
    },
  );
  expect(finished.status, finished.stdout + finished.stderr).to.equal(0);
  return project;
}
