import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { BridgeProcess, type Message } from './bridge-process';

const invalidRequest = { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'Invalid Request' } };

/** Whether a message is what JSON-RPC 2.0 allows as an answer. */
function isResponse(message: Message): boolean {
  return (
    message.jsonrpc === '2.0' &&
    (message.id === null || ['string', 'number'].includes(typeof message.id)) &&
    'result' in message !==
      (Number.isInteger(message.error?.code) && typeof message.error?.message === 'string')
  );
}

describe('the bridge, on bad lines,', () => {
  let bridge: BridgeProcess;

  before(async () => {
    bridge = await BridgeProcess.ready();
  });

  after(() => BridgeProcess.endAll());

  /** Proves that the process lives, and answers. */
  const lives = async () => expect(await bridge.result('list')).to.deep.equal([]);

  it('answers -32700 to what is not JSON', async () => {
    for (const line of ['{', 'hello', '{"jsonrpc": "2.0",', "{'a': 1}", '\u0000', '[1,', '"unended']) {
      const answer = await bridge.answerTo(line);
      expect(answer, line).to.deep.include({ jsonrpc: '2.0', id: null });
      expect(answer.error.code, line).to.equal(-32700);
    }
    await lives();
  });

  it('answers -32600 to JSON that is no request', async () => {
    for (const line of ['null', '1', '"list"', 'true', '{}', '[]', '{"method":"list"}']) {
      expect(await bridge.answerTo(line), line).to.deep.equal(invalidRequest);
    }
    const withId = await bridge.answerTo('{"jsonrpc":"2.0","id":77,"method":5}');
    expect(withId).to.deep.equal({ ...invalidRequest, id: 77 });
    for (const id of ['{}', '[1]', 'true']) {
      expect(await bridge.answerTo(`{"jsonrpc":"2.0","id":${id},"method":"list"}`)).to.deep.equal(
        invalidRequest,
      );
    }
    expect(await bridge.answerTo('{"jsonrpc":"2.0","id":1,"method":"list","params":5}')).to.deep.equal({
      ...invalidRequest,
      id: 1,
    });
    await lives();
  });

  it('answers -32601 to methods that it does not have, those of every object included', async () => {
    for (const method of ['reboot', '', 'toString', '__proto__', 'constructor', 'rpc.discover']) {
      expect((await bridge.error(method)).code, method).to.equal(-32601);
    }
    await lives();
  });

  it('refuses batches, whatever is in them', async () => {
    const list = (id: number) => ({ jsonrpc: '2.0', id, method: 'list' });
    for (const batch of [[list(101), list(102)], [list(105)], [null, 7], Array(1001).fill(0)]) {
      expect(await bridge.answerTo(JSON.stringify(batch))).to.deep.equal(invalidRequest);
    }
    await lives();
  });

  it('says nothing to notifications, blank lines and line ends of Windows', async () => {
    const before = bridge.lines.length;
    bridge.sendLine('{"jsonrpc":"2.0","method":"list"}');
    bridge.sendLine('');
    bridge.sendLine('  \t ');
    expect(await bridge.answerTo('{"jsonrpc":"2.0","id":1,"method":"list"}\r')).to.include({ id: 1 });
    expect(bridge.lines.length).to.equal(before + 1);
  });

  it('takes a byte order mark, and refuses what is not UTF-8', async () => {
    const marked = Buffer.from('\ufeff{"jsonrpc":"2.0","id":1,"method":"list"}');
    expect(await bridge.answerTo(marked)).to.deep.equal({ jsonrpc: '2.0', id: 1, result: [] });
    for (const bytes of [[0xff, 0xfe, 0x7b], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0x80]]) {
      const answer = await bridge.answerTo(Buffer.from(bytes));
      expect(answer.error).to.deep.equal({ code: -32700, message: 'The line is not UTF-8.' });
    }
    await lives();
  });

  it('takes a megabyte in one line, sensible or not', async () => {
    const padded = `{"jsonrpc":"2.0","id":1,"method":"list"${' '.repeat(1_000_000)}}`;
    expect(await bridge.answerTo(padded)).to.deep.equal({ jsonrpc: '2.0', id: 1, result: [] });
    expect((await bridge.answerTo('x'.repeat(1_000_000))).error.code).to.equal(-32700);
    expect((await bridge.answerTo('['.repeat(1_000_000))).error.code).to.equal(-32700);
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await bridge.answerTo(nested)).to.deep.equal(invalidRequest);
    await lives();
  });

  it('answers garbage without end at the limit, keeps none of it, and takes the next line', async function () {
    this.timeout(60_000);
    const answer = bridge.next();
    const garbage = Buffer.alloc(1024 * 1024, 'x');
    for (let megabytes = 0; megabytes < 400; megabytes++) {
      if (!bridge.child.stdin.write(garbage))
        await new Promise((done) => bridge.child.stdin.once('drain', done));
    }
    expect((await answer).error.message).to.equal('The line is longer than 1048576 bytes.');
    bridge.sendLine('');
    await lives();
    if (process.platform === 'linux') {
      const [, peak] =
        /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${bridge.child.pid}/status`, 'utf8')) ?? [];
      expect(Number(peak) / 1024, 'megabytes of memory at most').to.be.below(250);
    }
  });

  it('answers any line at all with valid JSON-RPC or not at all, and lives on', async function () {
    this.timeout(60_000);
    const method = fc.constantFrom('initialize', 'lookup', 'list', 'exclusions', 'resource', 'delete', 'x');
    const params = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          protocol: fc.oneof(fc.constantFrom('tcp', 'udp'), fc.jsonValue()),
          startPort: fc.oneof(fc.integer({ min: -1, max: 70_000 }), fc.jsonValue()),
          numberOfPorts: fc.oneof(fc.integer({ min: -1, max: 70_000 }), fc.jsonValue()),
          blocks: fc.array(fc.jsonValue()),
          missing: fc.constantFrom('code', 'error', 1),
          type: fc.constantFrom('PersistentPortReservation', 'ExcludedPortRange', 'x'),
          operation: fc.constantFrom('get', 'test', 'set', 'export', 'x'),
          instance: fc.jsonValue(),
          locale: fc.oneof(fc.constant('it-IT'), fc.jsonValue()),
          trace: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    );
    const request = fc.record(
      { jsonrpc: fc.constant('2.0'), id: fc.oneof(fc.integer(), fc.jsonValue()), method, params },
      { requiredKeys: ['jsonrpc'] },
    );
    const line = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a))),
      fc.json().map((text) => Buffer.from(text)),
      request.map((one) => Buffer.from(JSON.stringify(one))),
      fc.array(request).map((batch) => Buffer.from(JSON.stringify(batch))),
    );
    await fc.assert(
      fc.asyncProperty(line, async (bytes) => {
        const from = bridge.lines.length;
        bridge.sendLine(bytes);
        await lives();
        // Every line but the last is an answer to the line, for nothing that the memory backend does takes longer than a tick.
        for (const answered of bridge.lines.slice(from)) {
          const message = JSON.parse(answered);
          if (message.method !== 'nativeCall') expect(isResponse(message), answered).to.equal(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(bridge.stderr).to.equal('');
  });
});
