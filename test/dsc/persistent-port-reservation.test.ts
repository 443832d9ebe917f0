import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { ExitCode } from '../../src/dsc/exit-codes';
import { canBecomeAnotherUser, nobody } from '../support/another-user';
import { root } from '../support/build';
import { freshLinuxBackend, kernelList, type LinuxSubject, setKernelList } from '../support/linux-namespace';
import { type Answer, asDsc, manifestOf, type Operation, type Surroundings, start } from './as-dsc';

const type = 'PortReservation/PersistentPortReservation';
const keys = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;
const range = { startPort: 5000, numberOfPorts: 20 };

describe('PortReservation/PersistentPortReservation', function () {
  this.timeout(60_000);
  const manifest = manifestOf(type);
  let subject: LinuxSubject;

  beforeEach(() => {
    subject = freshLinuxBackend();
  });
  afterEach(() => subject.dispose());

  function run(
    operation: Operation,
    input: unknown,
    more: Omit<Surroundings, 'stateDirectory'> = {},
  ): Promise<Answer> {
    return asDsc(manifest, operation, input, { stateDirectory: subject.stateDirectory, ...more });
  }

  /** The one state that a successful operation answers. */
  async function state(...call: Parameters<typeof run>): Promise<Record<string, unknown>> {
    const { status, states, messages } = await run(...call);
    expect(messages).to.deep.equal([]);
    expect(status).to.equal(ExitCode.success);
    expect(states).to.have.length(1);
    return states[0] as Record<string, unknown>;
  }

  /** The error of an operation that fails with this status and answers nothing. */
  async function refusal(status: number, ...call: Parameters<typeof run>): Promise<Record<string, unknown>> {
    const answer = await run(...call);
    expect(answer.states).to.deep.equal([]);
    expect(answer.messages).to.have.length(1);
    expect(answer.status).to.equal(status);
    return answer.messages[0] as Record<string, unknown>;
  }

  const reserve = () => subject.backend.create('tcp', range);

  describe('get', () => {
    it('echoes the keys of a reservation that does not exist', async () => {
      expect(await state('get', keys)).to.deep.equal({ ...keys, _exist: false });
    });

    it('answers the token of one that exists, in decimal digits', async () => {
      const token = await reserve();
      expect(await state('get', keys)).to.deep.equal({ ...keys, _exist: true, token: `${token}` });
    });

    it('takes only a block with this start and size for the same', async () => {
      await reserve();
      const smaller = { ...keys, numberOfPorts: 10 };
      expect(await state('get', smaller)).to.deep.equal({ ...smaller, _exist: false });
    });
  });

  describe('set', () => {
    it('reserves the block, and answers the state that get answers then', async () => {
      const answered = await state('set', keys);
      expect(kernelList()).to.equal('5000-5019');
      expect(answered).to.include({ ...keys, _exist: true });
      expect(await state('get', keys)).to.deep.equal(answered);
    });

    it('changes nothing the second time', async () => {
      const first = await run('set', keys, { environment: { DSC_TRACE_LEVEL: 'debug' } });
      const second = await run('set', keys, { environment: { DSC_TRACE_LEVEL: 'debug' } });
      expect(second.states).to.deep.equal(first.states);
      expect(writesOf(first)).not.to.deep.equal([]);
      expect(writesOf(second)).to.deep.equal([]);
    });

    it('deletes with _exist false, and changes nothing the second time', async () => {
      await reserve();
      for (const _time of ['first', 'second']) {
        expect(await state('set', { ...keys, _exist: false })).to.deep.equal({ ...keys, _exist: false });
        expect(kernelList()).to.equal('');
      }
    });

    it('leaves a reservation of another size alone with _exist false', async () => {
      await reserve();
      await state('set', { ...keys, numberOfPorts: 10, _exist: false });
      expect(kernelList()).to.equal('5000-5019');
    });

    it('reserves the same block for udp beside tcp', async () => {
      await reserve();
      expect(await state('set', { ...keys, protocol: 'udp' })).to.include({ protocol: 'udp', _exist: true });
    });

    it('takes what get has answered, read-only properties included', async () => {
      const got = await state('get', keys);
      const set = await state('set', { ...got, _exist: true });
      expect(await state('set', set)).to.deep.equal(set);
    });

    it('uses the backend of this platform, whatever the environment says', async () => {
      await state('set', keys, { environment: { PORT_RESERVATION_BACKEND: 'memory' } });
      expect(kernelList()).to.equal('5000-5019');
    });
  });

  describe('a block that cannot be reserved', () => {
    it('is refused with the reservation that overlaps it', async () => {
      await reserve();
      const error = await refusal(ExitCode.conflict, 'set', { ...keys, startPort: 5010 });
      expect(error).to.include({ code: 'ERROR_SHARING_VIOLATION', errno: 32 });
      expect(error['obstacle']).to.deep.equal({ kind: 'reservation', range });
      expect(error['error']).to.match(/tcp 5010-5029 meets the reservation tcp 5000-5019/);
      expect(kernelList()).to.equal('5000-5019');
    });

    it('is refused with the reservation of another size at the same start', async () => {
      await reserve();
      const error = await refusal(ExitCode.conflict, 'set', { ...keys, numberOfPorts: 30 });
      expect(error['error']).to.match(/tcp 5000-5029 meets the reservation tcp 5000-5019/);
      expect(await subject.backend.lookup('tcp', [range])).to.satisfy(
        ([one]: [unknown]) => typeof one === 'bigint',
      );
    });

    it('is refused with the port that is in use', async () => {
      const release = await subject.occupy('tcp', 5007);
      try {
        const error = await refusal(ExitCode.conflict, 'set', keys);
        expect(error['error']).to.match(/^Port 5007 of the block tcp 5000-5019 is in use/);
        expect(kernelList()).to.equal('');
      } finally {
        await release();
      }
    });

    it('is refused with the range that somebody else keeps', async () => {
      setKernelList('5005-5008');
      const error = await refusal(ExitCode.conflict, 'set', keys);
      expect(error['error']).to.match(/tcp 5000-5019 meets 5005-5008/);
      expect(kernelList()).to.equal('5005-5008');
    });
  });

  describe('set with what-if', () => {
    const whatIf = (instance: object) => state('set', instance, { whatIf: true });

    it('says that it would reserve, and reserves nothing', async () => {
      expect(await whatIf(keys)).to.deep.equal({
        ...keys,
        _exist: true,
        _metadata: { whatIf: ['Would reserve tcp 5000-5019.'] },
      });
      expect(kernelList()).to.equal('');
    });

    it('says that it would delete, and deletes nothing', async () => {
      await reserve();
      expect(await whatIf({ ...keys, _exist: false })).to.deep.equal({
        ...keys,
        _exist: false,
        _metadata: { whatIf: ['Would delete the reservation tcp 5000-5019.'] },
      });
      expect(kernelList()).to.equal('5000-5019');
    });

    it('says what would refuse it', async () => {
      await reserve();
      const answer = await whatIf({ ...keys, startPort: 5010 });
      expect(answer['_exist']).to.equal(false);
      const { whatIf: sentences } = answer['_metadata'] as { whatIf: string[] };
      expect(sentences).to.have.length(1);
      expect(sentences[0]).to.match(/^Would be refused .* meets the reservation tcp 5000-5019/);
    });

    it('answers the present state where that is the desired one', async () => {
      const present = await state('set', keys);
      expect(await whatIf(keys)).to.deep.equal(present);
    });
  });

  describe('test', () => {
    it('finds a reservation in its desired state', async () => {
      const token = await reserve();
      expect(await state('test', keys)).to.deep.equal({
        ...keys,
        _exist: true,
        token: `${token}`,
        _inDesiredState: true,
      });
    });

    it('finds an absent one in its desired state where it should be absent', async () => {
      const absent = { ...keys, _exist: false };
      expect(await state('test', absent)).to.deep.equal({ ...absent, _inDesiredState: true });
    });

    it('says that one is missing, and which reservations are in its way', async () => {
      await subject.backend.create('tcp', { startPort: 5000, numberOfPorts: 5 });
      await subject.backend.create('tcp', { startPort: 5010, numberOfPorts: 1 });
      await subject.backend.create('udp', { startPort: 5000, numberOfPorts: 20 });
      const answer = await state('test', keys);
      expect(answer).to.include({ _exist: false, _inDesiredState: false });
      const reasons = answer['reasons'] as { code: string; phrase: string }[];
      expect(reasons.map(({ code }) => code)).to.deep.equal([
        'ReservationNotFound',
        'ReservationConflict',
        'ReservationConflict',
      ]);
      expect(reasons[1]?.phrase).to.include('meets the reservation tcp 5000-5004');
      expect(reasons[2]?.phrase).to.include('meets the reservation tcp 5010.');
    });

    it('says that one exists which should not', async () => {
      await reserve();
      const answer = await state('test', { ...keys, _exist: false });
      expect(answer).to.include({ _exist: true, _inDesiredState: false });
      expect(answer['reasons']).to.deep.equal([
        { code: 'ReservationExists', phrase: 'The reservation tcp 5000-5019 exists and should not.' },
      ]);
    });
  });

  describe('delete', () => {
    it('deletes, answers nothing, and succeeds also where there is nothing left to delete', async () => {
      await reserve();
      for (const _time of ['first', 'second']) {
        expect(await run('delete', keys)).to.deep.equal({
          status: ExitCode.success,
          states: [],
          messages: [],
        });
        expect(kernelList()).to.equal('');
      }
    });

    it('says with what-if what it would do, and does not do it', async () => {
      await reserve();
      const there = await run('delete', keys, { whatIf: true });
      expect(there.states).to.deep.equal([
        { _metadata: { whatIf: ['Would delete the reservation tcp 5000-5019.'] } },
      ]);
      const elsewhere = await run('delete', { ...keys, protocol: 'udp' }, { whatIf: true });
      expect(elsewhere.states).to.deep.equal([{ _metadata: { whatIf: ['Would change nothing.'] } }]);
      expect(kernelList()).to.equal('5000-5019');
    });
  });

  describe('export', () => {
    const instances = [
      { protocol: 'tcp', startPort: 5000, numberOfPorts: 20, _exist: true },
      { protocol: 'tcp', startPort: 6000, numberOfPorts: 1, _exist: true },
      { protocol: 'udp', startPort: 5000, numberOfPorts: 20, _exist: true },
    ] as const;

    beforeEach(async () => {
      setKernelList('7000');
      for (const { protocol, startPort, numberOfPorts } of instances)
        await subject.backend.create(protocol, { startPort, numberOfPorts });
    });

    it('answers the reservations, one a line, and not what others keep', async () => {
      expect((await run('export', undefined)).states).to.deep.equal(instances);
    });

    it('answers those that agree with a filter', async () => {
      expect((await run('export', { protocol: 'udp' })).states).to.deep.equal([instances[2]]);
      expect((await run('export', { startPort: 5000 })).states).to.deep.equal([instances[0], instances[2]]);
      expect((await run('export', { numberOfPorts: 1 })).states).to.deep.equal([instances[1]]);
      expect((await run('export', { protocol: 'udp', startPort: 6000 })).states).to.deep.equal([]);
    });

    it('answers instances that set takes and finds as they should be', async () => {
      for (const instance of (await run('export', undefined)).states) {
        expect(await state('test', instance)).to.include({ _inDesiredState: true });
      }
    });

    it('refuses a filter that is none', async () => {
      const zero = await refusal(ExitCode.invalidInput, 'export', { startPort: 0 });
      expect(zero['error']).to.equal('StartPort is 0. It must be a whole number from 1 to 65535.');
      const misspelt = await refusal(ExitCode.invalidInput, 'export', { protocl: 'tcp' });
      expect(misspelt['error']).to.match(/'protocl'/);
    });
  });

  describe('input that is not as the schema has it', () => {
    const cases: readonly (readonly [string, unknown, RegExp])[] = [
      ['a number in quotes', { ...keys, startPort: '5000' }, /^StartPort is '5000'\. .* whole number/],
      ['a fraction', { ...keys, numberOfPorts: 1.5 }, /^NumberOfPorts is 1\.5\. .* whole number/],
      ['zero', { ...keys, startPort: 0 }, /^StartPort is 0\. .* 1 to 65535/],
      ['zero ports', { ...keys, numberOfPorts: 0 }, /^NumberOfPorts is 0\. .* 1 to 65535/],
      ['-1', { ...keys, startPort: -1 }, /^StartPort is -1\. .* 1 to 65535/],
      ['65536', { ...keys, startPort: 65536 }, /^StartPort is 65536\. .* 1 to 65535/],
      ['a block past the end', { ...keys, startPort: 65530 }, /end at port 65549\. .* at most 6 ports/],
      ['null', { ...keys, startPort: null }, /^StartPort is null\./],
      ['a missing key', { protocol: 'tcp', startPort: 5000 }, /^NumberOfPorts is undefined\./],
      ['an unknown protocol', { ...keys, protocol: 'sctp' }, /^The protocol is 'sctp'\. .* 'tcp' or 'udp'/],
      ['the protocol in capitals', { ...keys, protocol: 'TCP' }, /^The protocol is 'TCP'\./],
      ['text for _exist', { ...keys, _exist: 'false' }, /^_exist is 'false'\. .* true or false/],
      ['an unknown property', { ...keys, ensure: 'Present' }, /no property 'ensure'\. .*protocol, startPort/],
      [
        'an inherited name',
        '{"protocol":"tcp","startPort":5000,"numberOfPorts":20,"__proto__":{}}',
        /'__proto__'/,
      ],
      ['an array', [keys], /^The instance is \[/],
      ['no JSON', 'tcp 5000 20', /^Standard input is 'tcp 5000 20'\. .* one JSON object/],
      ['nothing', '', /^Standard input is empty\. /],
      ['a megabyte', `"${'x'.repeat(1_000_000)}"`, /^The instance is 'x+'\.\.\. /],
    ];
    for (const [name, input, expected] of cases) {
      it(`is refused: ${name}`, async () => {
        for (const operation of ['get', 'set', 'test', 'delete'] as const) {
          const error = await refusal(ExitCode.invalidInput, operation, input);
          expect(error['error'], operation).to.match(expected);
          expect(error['errno'], operation).to.equal(87);
        }
        expect(kernelList()).to.equal('');
      });
    }
  });

  describe('arguments that no manifest has', () => {
    const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
      ['no operation', [], /takes <operation>, and 0 operands were given/],
      ['an unknown operation', ['ensure'], /The operation is 'ensure'/],
      ['an inherited name', ['constructor'], /The operation is 'constructor'/],
      [
        'an unknown resource',
        ['get', '--resource', 'PortReservation/Port'],
        /The resource is 'PortReservation\/Port'/,
      ],
      ['an unknown option', ['get', '--force'], /--force.*--what-if, --state-directory, --help/s],
      ['an empty folder', ['get', '--state-directory', ''], /--state-directory is empty/],
      ['another backend', ['get', '--backend', 'memory'], /--backend/],
      ['too much', ['get', 'set'], /takes <operation>, and 2 operands were given/],
      ['what-if where nothing changes', ['get', '--what-if'], /--what-if is not for 'get'.* set, delete/],
    ];
    for (const [name, args, expected] of cases) {
      it(`are refused: ${name}`, async () => {
        const { status, states, messages } = await start('node', ['../cli/main.js', 'dsc', ...args], keys);
        expect(status).to.equal(ExitCode.invalidArguments);
        expect(states).to.deep.equal([]);
        expect(messages).to.have.length(1);
        expect(messages[0]?.['error']).to.match(expected);
      });
    }
  });

  it('ends with 1 and the code where the system fails in another way', async () => {
    const answer = await asDsc(manifest, 'set', keys, { stateDirectory: '/dev/null' });
    expect(answer).to.deep.include({ status: ExitCode.failed, states: [] });
    expect(answer.messages[0]).to.include({ code: 'ERROR_INVALID_DATA', errno: 13 });
    expect(answer.messages[0]?.['error']).to.match(/\/dev\/null.* cannot be read/);
  });

  it('speaks Italian where the user does', async () => {
    const environment = { LC_ALL: 'it_IT.UTF-8' };
    const answer = await state('set', keys, { whatIf: true, environment });
    expect(answer['_metadata']).to.deep.equal({ whatIf: ['Prenoterebbe tcp 5000-5019.'] });
    const error = await refusal(ExitCode.invalidInput, 'get', { ...keys, name: 1 }, { environment });
    expect(error['error']).to.match(/^La proprietà 'name' non esiste\./);
  });

  describe('for a user without privileges', () => {
    let folder: string;

    before(function () {
      if (!canBecomeAnotherUser()) this.skip();
      // Where the checkout stands need not be open to everybody. A copy elsewhere must work anyway.
      folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-dsc-'));
      cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true });
      execFileSync('chmod', ['-R', 'a+rX', folder]);
    });
    after(() => {
      if (folder !== undefined) rmSync(folder, { recursive: true });
    });

    const asNobody = () => ({ uid: nobody, folder: path.join(folder, 'dist', 'dsc') });

    it('set is refused with what it takes, and changes nothing', async () => {
      const error = await refusal(ExitCode.accessDenied, 'set', keys, asNobody());
      expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', errno: 5 });
      expect(error['error']).to.match(/Run it as root/);
      expect(kernelList()).to.equal('');
    });

    it('get, test, export and what-if work, and so does a set with nothing to change', async () => {
      const token = await reserve();
      const present = { ...keys, _exist: true, token: `${token}` };
      expect(await state('get', keys, asNobody())).to.deep.equal(present);
      expect(await state('test', keys, asNobody())).to.include({ _inDesiredState: true });
      expect(await state('set', keys, asNobody())).to.deep.equal(present);
      expect(await state('export', undefined, asNobody())).to.include(keys);
      const beside = { ...keys, startPort: 6000 };
      expect(await state('set', beside, { ...asNobody(), whatIf: true })).to.include({ _exist: true });
      expect(kernelList()).to.equal('5000-5019');
    });
  });
});

function writesOf({ messages }: Answer): unknown[] {
  return messages.map((message) => message['debug']).filter((text) => /^write/.test(String(text)));
}
