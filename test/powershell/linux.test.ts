import { mkdirSync, rmSync } from 'node:fs';
import { expect } from 'chai';
import { insideNamespace, temporaryStateDirectory } from '../support/linux-namespace';
import { insideOwnPorts } from '../support/own-ports';
import { dieInsteadOfAnswering, nodeThatFirst, removeDoubles } from './node-double';
import { run, type Transcript } from './session';

const kernelList = "([System.IO.File]::ReadAllText('/proc/sys/net/ipv4/ip_local_reserved_ports')).Trim()";

describe("the commands on this kernel's own list", function () {
  this.timeout(60_000);
  let stateDirectory: string;

  before(function () {
    if (insideOwnPorts.length === 0) this.skip();
  });

  beforeEach(() => {
    stateDirectory = temporaryStateDirectory();
  });

  afterEach(() => {
    rmSync(stateDirectory, { recursive: true });
    removeDoubles();
  });

  function runOnKernel(
    script: string,
    nodePath = process.execPath,
    inside = insideNamespace,
  ): Promise<Transcript> {
    const options = { Backend: 'linux', StateDirectory: stateDirectory, NodePath: nodePath };
    return run(script, { options, inside });
  }

  it('keep the block from automatic assignment, and give it back', async () => {
    const seen = await runOnKernel(`
      Attempt new { New-PersistentTcpPortReservation 5000 20 }
      Tell backend (Get-PersistentTcpPortReservation 5000 20).Backend
      Tell inEffect (Get-PersistentTcpPortReservation).InEffect
      Tell kept ${kernelList}
      $socket = Get-PersistentTcpPortReservation -Port 5001 | New-PortReservationSocket
      Tell port $socket.LocalEndPoint.Port
      $socket.Listen(1)
      Attempt inUse { New-PersistentTcpPortReservation 4990 5; New-PersistentUdpPortReservation 5000 20 }
      Remove-PersistentTcpPortReservation 5000 20 -Force
      Attempt busy { New-PersistentTcpPortReservation 5000 20 }
      $socket.Dispose()
      Remove-PersistentUdpPortReservation 5000 20 -Force
      Remove-PersistentTcpPortReservation 4990 5 -Force
      Tell left "[$(${kernelList})]"
    `);
    expect(seen.one('new')).to.equal('tcp 5000 20');
    expect(seen.one('backend')).to.equal('linux');
    expect(seen.one('inEffect')).to.equal('True');
    expect(seen.one('kept')).to.equal('5000-5019');
    expect(seen.one('port')).to.equal('5000');
    expect(seen.told('inUse')).to.deep.equal(['tcp 4990 5', 'udp 5000 20']);
    expect(seen.errors('busy')).to.deep.equal([
      'PortInUse,New-PersistentTcpPortReservation|ResourceBusy|32|tcp 5000 20',
    ]);
    expect(seen.one('left')).to.equal('[]');
  });

  it('refuse a change without the privilege, and still read and rehearse', async function () {
    if (process.geteuid?.() !== 0) this.skip();
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    mkdirSync(`${stateDirectory}/home`, { mode: 0o777 });
    const seen = await runOnKernel(
      `
      Attempt new { New-PersistentTcpPortReservation 5000 20 }
      Attempt whatIf { New-PersistentTcpPortReservation 5000 20 -WhatIf }
      Attempt list { Get-PersistentTcpPortReservation }
      `,
      process.execPath,
      [...insideNamespace, 'env', `HOME=${stateDirectory}/home`, ...asNobody],
    );
    expect(seen.errors('new')).to.deep.equal([
      'AccessDenied,New-PersistentTcpPortReservation|PermissionDenied|5|tcp 5000 20',
    ]);
    expect([...seen.errors('whatIf'), ...seen.errors('list')]).to.deep.equal([]);
  });

  it('tell a creation that happened although its answer was lost', async () => {
    const mortal = nodeThatFirst(dieInsteadOfAnswering);
    const seen = await runOnKernel(
      `
      Attempt new { New-PersistentTcpPortReservation 5000 20 }
      Tell kept ${kernelList}
      `,
      mortal.path,
    );
    expect(seen.told('new')).to.deep.equal(['tcp 5000 20']);
    expect(seen.one('new warning')).to.match(/tcp 5000-5019/);
    expect(seen.errors('new')).to.deep.equal([]);
    expect(seen.one('kept')).to.equal('5000-5019');
  });

  it('tell a removal that happened although its answer was lost', async () => {
    await runOnKernel('$null = New-PersistentTcpPortReservation 5000 20');
    const mortal = nodeThatFirst(dieInsteadOfAnswering);
    const seen = await runOnKernel(
      `
      Attempt remove { Remove-PersistentTcpPortReservation 5000 20 -Force }
      Attempt list { Get-PersistentTcpPortReservation }
      `,
      mortal.path,
    );
    expect(seen.one('remove warning')).to.match(/tcp 5000-5019/);
    expect([...seen.errors('remove'), ...seen.told('list')]).to.deep.equal([]);
  });
});
