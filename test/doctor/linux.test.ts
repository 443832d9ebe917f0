import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { expect } from 'chai';
import { PortReservations } from '../../src/core/port-reservations';
import { diagnose } from '../../src/doctor/diagnose';
import { freshLinuxBackend, type LinuxSubject, setKernelList } from '../support/linux-namespace';
import { checkOf, expectFailed } from './checks';

const block = { startPort: 42000, numberOfPorts: 10 };

describe('doctor, of the Linux backend', function () {
  this.timeout(60_000);
  let subject: LinuxSubject;
  let reservations: PortReservations;

  beforeEach(() => {
    subject = freshLinuxBackend();
    reservations = new PortReservations({ backend: subject.backend, locale: 'en' });
  });

  afterEach(() => subject.dispose());

  /** The file in which this namespace's reservations are stored. */
  function storeFile(): string {
    const folder = path.join(subject.stateDirectory, 'run');
    const name = fs.readdirSync(folder).find((file) => file.endsWith('.reservations.json'));
    return path.join(folder, name ?? expect.fail('nothing is stored'));
  }

  it('finds nothing wrong with and without reservations', async () => {
    expectFailed(await diagnose(reservations), []);
    await reservations.create('tcp', block);
    const checks = await diagnose(reservations);
    expectFailed(checks, []);
    expect(checkOf(checks, 'linux.store').detail).to.include('1 reservations');
  });

  it('changes nothing', async () => {
    await reservations.create('tcp', block);
    const before = [fs.readFileSync(storeFile(), 'utf8'), await reservations.heldRanges()];
    await diagnose(reservations);
    expect([fs.readFileSync(storeFile(), 'utf8'), await reservations.heldRanges()]).to.deep.equal(before);
  });

  it('names a store that others may write, and what builds upon it', async () => {
    await reservations.create('tcp', block);
    fs.chmodSync(storeFile(), 0o666);
    const checks = await diagnose(reservations);
    expectFailed(checks, ['linux.store', 'lookup']);
    expect(checkOf(checks, 'linux.store').detail).to.include(storeFile());
    expect(checkOf(checks, 'linux.effect').status).to.equal('skipped');
  });

  it('names a store that is not understood', async () => {
    await reservations.create('tcp', block);
    fs.writeFileSync(storeFile(), 'nonsense');
    expectFailed(await diagnose(reservations), ['linux.store', 'lookup']);
  });

  it('names the reservations whose ports another program has taken off the list', async () => {
    await reservations.create('tcp', block);
    await reservations.create('udp', { startPort: 43000, numberOfPorts: 2 });
    setKernelList('42000-42004,43000-43001');
    const checks = await diagnose(reservations);
    expectFailed(checks, ['linux.effect']);
    expect(checkOf(checks, 'linux.effect').detail).to.include('tcp 42000-42009').and.not.include('43000');
    expect(checkOf(checks, 'linux.effect').remedy).to.include('restore');
  });

  it('names a lock that another process keeps', async () => {
    const holder = net.createServer().listen('\0port-reservation.lock');
    await once(holder, 'listening');
    try {
      expectFailed(await diagnose(reservations), ['linux.lock']);
    } finally {
      holder.close();
    }
  });
});
