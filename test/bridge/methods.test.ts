import { expect } from 'chai';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { bridgeMessagesFor } from '../../src/bridge/messages';
import { methods } from '../../src/bridge/methods';
import type { PortRange, Protocol } from '../../src/contract/reservation';
import { packageVersion } from '../../src/contract/version';
import { PortReservations } from '../../src/core/port-reservations';
import { BridgeProcess, type Message } from './bridge-process';

const block = { protocol: 'tcp', startPort: 42100, numberOfPorts: 20 };
const version = packageVersion();

describe('the methods of the bridge', () => {
  afterEach(() => BridgeProcess.endAll());

  it('begin with initialize, which answers who is there', async () => {
    const bridge = new BridgeProcess();
    expect(await bridge.result('initialize', { version, backend: 'memory' })).to.deep.equal({
      version,
      backend: 'memory',
      platform: process.platform,
      node: process.version,
    });
  });

  it('are refused before initialize', async () => {
    const bridge = new BridgeProcess();
    for (const method of Object.keys(methods)) {
      const error = await bridge.error(method, {});
      expect(error.code, method).to.equal(-32002);
      expect(error.message).to.contain(method).and.contain('Call initialize first');
    }
  });

  it('are refused to a client of another version, which may then try again', async () => {
    const bridge = new BridgeProcess();
    for (const other of ['9.9.9', undefined, 1, null]) {
      const error = await bridge.error('initialize', { version: other, backend: 'memory' });
      expect(error.code).to.equal(-32001);
      expect(error.message).to.contain(version).and.contain('same release');
    }
    await bridge.result('initialize', { version, backend: 'memory' });
  });

  it('cannot be given other options by a second initialize', async () => {
    const bridge = await BridgeProcess.ready();
    const error = await bridge.error('initialize', { version, backend: 'memory' });
    expect(error.message).to.contain('a second time');
    expect(await bridge.result('list')).to.deep.equal([]);
  });

  it('create, look up, list and delete a reservation', async () => {
    const bridge = await BridgeProcess.ready();
    const created = await bridge.result('create', block);
    expect(created).to.have.all.keys('protocol', 'startPort', 'numberOfPorts', 'endPort', 'token', 'backend');
    expect(created).to.include({ ...block, endPort: 42119, backend: 'memory' });
    const { protocol, startPort, numberOfPorts } = block;
    const blocks = [startPort, numberOfPorts];
    expect(await bridge.result('lookup', { protocol, blocks })).to.deep.equal([created.token]);
    expect(await bridge.result('list')).to.deep.equal([{ ...created, inEffect: true }]);
    expect(await bridge.result('exclusions', { protocol })).to.deep.equal([
      { ...created, kind: 'reservation', administered: false, inEffect: true, store: 'active' },
    ]);
    expect(await bridge.result('delete', block)).to.equal(null);
    expect(await bridge.result('list')).to.deep.equal([]);
  });

  it('create, list and delete exclusions, each in its store', async () => {
    const bridge = await BridgeProcess.ready();
    const made = await bridge.result('createExclusion', block);
    expect(made).to.deep.equal({
      ...block,
      endPort: 42119,
      kind: 'administered',
      token: null,
      administered: true,
      inEffect: true,
      store: 'persistent',
      backend: 'memory',
    });
    const momentary = { ...block, protocol: 'udp', store: 'active' };
    expect(await bridge.result('createExclusion', momentary)).to.include(momentary);
    const listed = async (params: object) =>
      (await bridge.result('exclusions', params)).map(
        (one: PortRange & { protocol: Protocol; store: string }) => `${one.protocol} ${one.store}`,
      );
    expect(await listed({})).to.deep.equal(['tcp active', 'udp active']);
    expect(await listed({ store: 'persistent' })).to.deep.equal(['tcp persistent']);
    expect(await listed({ port: 42119, protocol: 'udp' })).to.deep.equal(['udp active']);
    expect(await listed({ port: 42120 })).to.deep.equal([]);
    expect(await listed({ startPort: 42100 })).to.have.length(2);
    expect(await bridge.result('deleteExclusion', block)).to.equal(null);
    const absent = await bridge.error('deleteExclusion', block);
    expect(absent.data).to.include({ errno: 1168, syscall: 'netsh delete excludedportrange' });
    expect(await bridge.result('deleteExclusion', momentary)).to.equal(null);
    expect(await listed({})).to.deep.equal([]);
  });

  it('filter a list by protocol, start and port', async () => {
    const bridge = await BridgeProcess.ready();
    await bridge.result('create', block);
    await bridge.result('create', { ...block, protocol: 'udp' });
    await bridge.result('create', { ...block, startPort: 42200 });
    const listed = async (params: object) =>
      (await bridge.result('list', params)).map(
        (one: PortRange & { protocol: Protocol }) => `${one.protocol} ${one.startPort}`,
      );
    expect(await listed({})).to.deep.equal(['tcp 42100', 'tcp 42200', 'udp 42100']);
    expect(await listed({ protocol: 'udp' })).to.deep.equal(['udp 42100']);
    expect(await listed({ startPort: 42200 })).to.deep.equal(['tcp 42200']);
    expect(await listed({ port: 42119, protocol: 'tcp' })).to.deep.equal(['tcp 42100']);
  });

  it('answer a refusal with the code, the sentence and what was asked', async () => {
    const bridge = await BridgeProcess.ready();
    await bridge.result('create', block);
    const conflict = await bridge.error('create', { ...block, startPort: 42110 });
    expect(conflict.code).to.equal(-32000);
    expect(conflict.data).to.deep.equal({
      code: 'ERROR_SHARING_VIOLATION',
      errno: 32,
      syscall: 'CreatePersistentTcpPortReservation',
      message: conflict.message,
      ...block,
      startPort: 42110,
      obstacle: {
        kind: 'reservation',
        range: { startPort: 42100, numberOfPorts: 20 },
        isSameBlock: false,
      },
    });
    const absent = await bridge.error('delete', { ...block, protocol: 'udp' });
    expect(absent.data).to.include({ code: 'ERROR_NOT_FOUND', errno: 1168, protocol: 'udp' });
  });

  it('speak the language that each request asks for, and English unless asked', async () => {
    const bridge = await BridgeProcess.ready({}, { environment: { LC_ALL: 'it_IT.UTF-8' } });
    const [italian, english] = await Promise.all([
      bridge.error('delete', { ...block, locale: 'it-IT' }),
      bridge.error('delete', block),
    ]);
    expect(italian.message).to.match(/^Non esiste una prenotazione/);
    expect(english.message).to.match(/^There is no reservation/);
    expect((await bridge.error('lookup', { locale: 'it', blocks: 7 })).message).to.match(/^blocks vale 7/);
    const uninitialized = new BridgeProcess();
    expect((await uninitialized.error('list', { locale: 'it' })).message).to.contain('prima di initialize');
  });

  it('take no option from the environment', async () => {
    const bridge = new BridgeProcess({ environment: { PORT_RESERVATION_BACKEND: 'memory' } });
    expect((await bridge.result('initialize', { version })).backend).not.to.equal('memory');
  });

  it('name the value and the rule of every bad parameter, as ERROR_INVALID_PARAMETER', async () => {
    const bridge = await BridgeProcess.ready();
    const bad: [string, unknown, string][] = [
      ['create', { ...block, startPort: -1 }, 'StartPort is -1'],
      ['create', { ...block, startPort: 65536 }, 'StartPort is 65536'],
      ['create', { ...block, startPort: 1.5 }, 'StartPort is 1.5'],
      ['create', { ...block, startPort: '5000' }, "StartPort is '5000'"],
      ['create', { ...block, startPort: null }, 'StartPort is null'],
      ['create', { ...block, startPort: { port: 1 } }, 'StartPort is { port: 1 }'],
      ['create', { ...block, startPort: 0 }, 'StartPort is 0'],
      ['create', { ...block, numberOfPorts: 0 }, 'NumberOfPorts is 0'],
      ['create', { ...block, startPort: 65530 }, 'at most 6 ports'],
      ['create', { protocol: 'tcp' }, 'StartPort is undefined'],
      ['create', { ...block, protocol: 'sctp' }, "The protocol is 'sctp'"],
      ['create', undefined, 'The protocol is undefined'],
      ['create', ['tcp', 5000, 20], "no parameter '0'"],
      ['create', { ...block, numberOfPort: 20 }, "no parameter 'numberOfPort'"],
      ['create', { ...block, trace: 'yes' }, "trace is 'yes'"],
      ['createExclusion', { ...block, startPort: 1.5 }, 'StartPort is 1.5'],
      ['createExclusion', { ...block, store: 'forever' }, "The store is 'forever'"],
      ['deleteExclusion', { ...block, store: null }, 'The store is null'],
      ['deleteExclusion', { ...block, numberOfPorts: 0 }, 'NumberOfPorts is 0'],
      ['exclusions', { store: 'Active' }, "The store is 'Active'"],
      ['exclusions', { port: 65536 }, 'Port is 65536'],
      ['lookup', { protocol: 'tcp', blocks: 5000 }, 'blocks is 5000'],
      ['lookup', { protocol: 'tcp', blocks: [5000, 20, 6000] }, 'blocks is [ 5000, 20, 6000 ]'],
      ['lookup', { protocol: 'tcp' }, 'blocks is undefined'],
      ['lookup', { protocol: 'tcp', blocks: Array(2 * 65537).fill(1) }, 'blocks has 65537 blocks'],
      ['lookup', { protocol: 'tcp', blocks: [], missing: 'nothing' }, "missing is 'nothing'"],
      ['lookup', { protocol: 'sctp', blocks: [] }, "The protocol is 'sctp'"],
      ['list', { locale: 5 }, 'locale is 5'],
      ['list', { startport: 5000 }, "no parameter 'startport'"],
      ['list', { port: 'x'.repeat(100_000) }, "Port is 'xxx"],
    ];
    for (const [method, params, says] of bad) {
      const error = await bridge.error(method, params);
      expect(error.code, says).to.equal(-32602);
      expect(error.data).to.include({ code: 'ERROR_INVALID_PARAMETER', errno: 87 });
      expect(error.message).to.contain(says).and.to.have.length.below(300);
    }
    expect(await bridge.result('list')).to.deep.equal([]);
  });

  it('name the value and the rule of every bad option', async () => {
    const bridge = new BridgeProcess();
    const bad: [object, string][] = [
      [{ backend: 'windoze' }, "no backend 'windoze'"],
      [{ backend: 7 }, 'backend is 7'],
      [{ clr: 'mono' }, "clr is 'mono'. It must be one of 'framework', 'core'"],
      [{ locale: 5 }, 'locale is 5'],
      [{ stateDirectory: '' }, "stateDirectory is ''"],
      [{ bakend: 'memory' }, "no parameter 'bakend'"],
    ];
    for (const [params, says] of bad) {
      const error = await bridge.error('initialize', { version, ...params });
      expect(error.code, says).to.equal(-32602);
      expect(error.data.errno).to.equal(87);
      expect(error.message).to.contain(says);
    }
  });

  it('answer a lookup by position: the token, the code where it is asked for, or the error', async () => {
    const bridge = await BridgeProcess.ready();
    const { token } = await bridge.result('create', block);
    const { protocol, startPort, numberOfPorts } = block;
    const params = { protocol, blocks: [70000, 1, startPort, numberOfPorts, 'x', null, 1, 1] };
    const errors = await bridge.result('lookup', params);
    expect(errors.map((answer: Message) => answer.errno ?? answer)).to.deep.equal([87, token, 87, 1168]);
    expect(errors[0]).to.include({ code: 'ERROR_INVALID_PARAMETER', protocol, startPort: 70000 });
    expect(errors[0].message).to.contain('70000');
    expect(errors[3]).to.include({ startPort: 1, numberOfPorts: 1 });
    const codes = await bridge.result('lookup', { ...params, missing: 'code' });
    expect(codes.slice(1)).to.deep.equal([token, errors[2], 1168]);
  });

  it('look up as many blocks as there are ports in one line', async () => {
    const bridge = await BridgeProcess.ready();
    const { token } = await bridge.result('create', { protocol: 'udp', startPort: 50_000, numberOfPorts: 1 });
    const blocks = Array.from({ length: 65_535 }, (_unused, index) => [index + 1, 1]).flat();
    const answers = await bridge.result('lookup', { protocol: 'udp', blocks, missing: 'code' });
    expect(answers).to.have.length(65_535);
    expect(answers.indexOf(token)).to.equal(49_999);
    expect(new Set(answers)).to.deep.equal(new Set([1168, token]));
  });

  it('look up many blocks by one call of the backend', async () => {
    let crossings = 0;
    class Counted extends MemoryBackend {
      override lookup(protocol: Protocol, ranges: readonly PortRange[]) {
        crossings += 1;
        return super.lookup(protocol, ranges);
      }
    }
    const context = {
      reservations: new PortReservations({ backend: new Counted(), locale: 'en' }),
      locale: 'en',
      messages: bridgeMessagesFor('en'),
    };
    const blocks = Array.from({ length: 10_000 }, (_unused, index) => [index + 1, 1]).flat();
    expect(await methods['lookup']?.run(context, { protocol: 'tcp', blocks })).to.have.length(10_000);
    expect(crossings).to.equal(1);
  });

  it('tell the native calls of a request that asks for them, and of no other', async () => {
    const bridge = await BridgeProcess.ready();
    const [created] = await Promise.all([
      bridge.request('create', { ...block, trace: true }),
      bridge.request('create', { ...block, startPort: 42300 }),
    ]);
    const calls = bridge.lines
      .map((line) => JSON.parse(line))
      .filter(({ method }) => method === 'nativeCall');
    expect(calls).to.deep.equal([
      {
        jsonrpc: '2.0',
        method: 'nativeCall',
        params: {
          id: created.id,
          name: 'CreatePersistentTcpPortReservation',
          errno: 0,
          detail: 'StartPort=42100 NumberOfPorts=20',
        },
      },
    ]);
  });

  it('run concurrently, each answer under its own id', async () => {
    const bridge = await BridgeProcess.ready();
    const starts = Array.from({ length: 300 }, (_unused, index) => 1000 + index * 10);
    const created = await Promise.all(
      starts.map((startPort) => bridge.result('create', { protocol: 'tcp', startPort, numberOfPorts: 10 })),
    );
    expect(created.map(({ startPort }) => startPort)).to.deep.equal(starts);
    expect(await bridge.result('list')).to.have.length(300);
  });

  it('let only one of many creations of the same block succeed', async () => {
    const bridge = await BridgeProcess.ready();
    const answers = await Promise.all(Array.from({ length: 50 }, () => bridge.request('create', block)));
    expect(answers.filter(({ error }) => error === undefined)).to.have.length(1);
    expect(answers.filter(({ error }) => error?.data.errno === 32)).to.have.length(49);
  });
});
