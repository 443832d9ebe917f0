import { expect } from 'chai';
import { BridgeProcess } from './bridge-process';

const keys = { protocol: 'tcp', startPort: 42500, numberOfPorts: 20 };
const reservation = { ...keys, ensure: 'Present' };
const exclusion = { ...keys, store: 'persistent', ensure: 'Present' };

describe('the bridge as the way to a DSC resource', () => {
  let bridge: BridgeProcess;

  beforeEach(async () => {
    bridge = await BridgeProcess.ready();
  });
  afterEach(() => BridgeProcess.endAll());

  const of = (type: string) => ({
    result: (operation: string, instance?: object) =>
      bridge.result('resource', { type, operation, ...(instance && { instance }) }),
    error: (operation: string, instance?: object) =>
      bridge.error('resource', { type, operation, ...(instance && { instance }) }),
  });
  const reservations = of('PersistentPortReservation');
  const exclusions = of('ExcludedPortRange');

  it('makes a reservation that should be present, and a second time changes nothing', async () => {
    const before = await reservations.result('get', reservation);
    expect(before.state).to.deep.equal({ ...keys, ensure: 'Absent' });
    expect(before.reasons).to.have.length(1);
    expect(before.reasons[0].code).to.equal('ReservationNotFound');
    expect(await reservations.result('test', reservation)).to.deep.equal({
      inDesiredState: false,
      reasons: before.reasons,
    });
    expect(await reservations.result('set', reservation)).to.equal(null);
    expect(await reservations.result('set', reservation)).to.equal(null);
    const [{ token }] = await bridge.result('list');
    expect(await reservations.result('get', reservation)).to.deep.equal({
      state: { ...keys, ensure: 'Present', token },
      reasons: [],
    });
    expect(await reservations.result('test', reservation)).to.deep.equal({
      inDesiredState: true,
      reasons: [],
    });
  });

  it('removes what should be absent, exactly that block', async () => {
    await bridge.result('create', keys);
    const absent = { ...keys, ensure: 'Absent' };
    expect((await reservations.result('get', absent)).reasons[0].code).to.equal('ReservationExists');
    expect(await reservations.result('set', { ...absent, numberOfPorts: 21 })).to.equal(null);
    expect(await bridge.result('list')).to.have.length(1);
    expect(await reservations.result('set', absent)).to.equal(null);
    expect(await bridge.result('list')).to.deep.equal([]);
  });

  it('excludes a block in the store that is wanted, and moves no exclusion to another', async () => {
    expect((await exclusions.result('get', { ...keys, store: 'active' })).state).to.deep.equal({
      ...keys,
      store: 'active',
      ensure: 'Absent',
    });
    expect(await exclusions.result('set', exclusion)).to.equal(null);
    const other = { ...exclusion, store: 'active' };
    const seen = await exclusions.result('get', other);
    expect(seen.state).to.deep.equal({ ...keys, store: 'persistent', ensure: 'Present' });
    expect(seen.reasons[0].code).to.equal('ExclusionInOtherStore');
    const refused = await exclusions.error('set', other);
    expect(refused.data).to.deep.include({
      errno: 32,
      message: seen.reasons[0].phrase,
      startPort: 42500,
    });
    expect(refused.data.obstacle.kind).to.equal('exclusion');
  });

  it('exports what there is, narrowed by the keys of a filter', async () => {
    await bridge.result('create', keys);
    await bridge.result('create', { ...keys, protocol: 'udp' });
    const udp = { ...keys, protocol: 'udp', ensure: 'Present' };
    expect(await reservations.result('export')).to.deep.equal([reservation, udp]);
    expect(await reservations.result('export', { protocol: 'udp', startPort: null })).to.deep.equal([udp]);
    expect(await reservations.result('export', { numberOfPorts: 1 })).to.deep.equal([]);
    expect(await exclusions.result('export')).to.deep.equal([]);
  });

  it('says what is wrong in the language of the request', async () => {
    const params = { type: 'PersistentPortReservation', operation: 'get', locale: 'it-IT' };
    const { reasons } = await bridge.result('resource', { ...params, instance: reservation });
    expect(reasons[0].phrase).to.match(/^Non esiste una prenotazione/);
  });

  it('refuses what is no instance, and names what is wrong', async () => {
    const bad: [object, string][] = [
      [{ type: 'Ports', operation: 'get' }, "type is 'Ports'. It must be one of 'PersistentPortReservation'"],
      [{ operation: 'get' }, 'type is undefined'],
      [{ type: 'ExcludedPortRange', operation: 'delete' }, "operation is 'delete'"],
      [{ type: 'ExcludedPortRange', operation: 'toString' }, "operation is 'toString'"],
      [{ type: 'ExcludedPortRange', operation: 'get', instance: 5 }, 'instance is 5'],
      [{ type: 'ExcludedPortRange', operation: 'get' }, 'The protocol is undefined'],
      [{ ...get, instance: { ...keys, protocol: null } }, 'The protocol is undefined'],
      [{ ...get, instance: { protocol: 'tcp', startPort: 5000 } }, 'NumberOfPorts is undefined'],
      [{ ...get, instance: { ...keys, startPort: 0 } }, 'StartPort is 0'],
      [{ ...get, instance: { ...keys, startPort: 65530 } }, 'at most 6 ports'],
      [{ ...get, instance: { ...keys, ensure: 'present' } }, "ensure is 'present'"],
      [{ ...get, instance: { ...keys, colour: 'red' } }, "no property 'colour'"],
      [{ ...get, instance: { ...keys, store: 'active' } }, "no property 'store'"],
    ];
    for (const [params, says] of bad) {
      const error = await bridge.error('resource', params);
      expect(error.code, says).to.equal(-32602);
      expect(error.message).to.contain(says);
      expect(error.data.errno).to.equal(87);
    }
  });
});

const get = { type: 'PersistentPortReservation', operation: 'get' };
