import { expect } from 'chai';
import { ExitCode } from '../../src/dsc/exit-codes';
import { kernelList, setKernelList } from '../support/linux-namespace';
import { asDsc, manifestOf } from './as-dsc';
import { asNobody, ResourceUnderTest, writesOf } from './resource-under-test';

const type = 'PortReservation/PersistentPortReservation';
const keys = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;
const range = { startPort: 5000, numberOfPorts: 20 };

describe('PortReservation/PersistentPortReservation', function () {
  this.timeout(60_000);
  const resource = new ResourceUnderTest(type);
  const reserve = () => resource.subject.backend.create('tcp', range);

  describe('get', () => {
    it('echoes the keys of a reservation that does not exist', async () => {
      expect(await resource.state('get', keys)).to.deep.equal({ ...keys, _exist: false });
    });

    it('answers the token of one that exists, in decimal digits', async () => {
      const token = await reserve();
      expect(await resource.state('get', keys)).to.deep.equal({ ...keys, _exist: true, token: `${token}` });
    });

    it('takes only a block with this start and size for the same', async () => {
      await reserve();
      const smaller = { ...keys, numberOfPorts: 10 };
      expect(await resource.state('get', smaller)).to.deep.equal({ ...smaller, _exist: false });
    });
  });

  describe('set', () => {
    it('reserves the block, and answers the state that get answers then', async () => {
      const answered = await resource.state('set', keys);
      expect(kernelList()).to.equal('5000-5019');
      expect(answered).to.include({ ...keys, _exist: true });
      expect(await resource.state('get', keys)).to.deep.equal(answered);
    });

    it('changes nothing the second time', async () => {
      const first = await resource.run('set', keys, { environment: { DSC_TRACE_LEVEL: 'debug' } });
      const second = await resource.run('set', keys, { environment: { DSC_TRACE_LEVEL: 'debug' } });
      expect(second.states).to.deep.equal(first.states);
      expect(writesOf(first)).not.to.deep.equal([]);
      expect(writesOf(second)).to.deep.equal([]);
    });

    it('deletes with _exist false, and changes nothing the second time', async () => {
      await reserve();
      for (const _time of ['first', 'second']) {
        expect(await resource.state('set', { ...keys, _exist: false })).to.deep.equal({
          ...keys,
          _exist: false,
        });
        expect(kernelList()).to.equal('');
      }
    });

    it('leaves a reservation of another size alone with _exist false', async () => {
      await reserve();
      await resource.state('set', { ...keys, numberOfPorts: 10, _exist: false });
      expect(kernelList()).to.equal('5000-5019');
    });

    it('reserves the same block for udp beside tcp', async () => {
      await reserve();
      expect(await resource.state('set', { ...keys, protocol: 'udp' })).to.include({
        protocol: 'udp',
        _exist: true,
      });
    });

    it('takes what get has answered, read-only properties included', async () => {
      const got = await resource.state('get', keys);
      const set = await resource.state('set', { ...got, _exist: true });
      expect(await resource.state('set', set)).to.deep.equal(set);
    });

    it('uses the backend of this platform, whatever the environment says', async () => {
      await resource.state('set', keys, { environment: { PORT_RESERVATION_BACKEND: 'memory' } });
      expect(kernelList()).to.equal('5000-5019');
    });
  });

  describe('a block that cannot be reserved', () => {
    it('is refused with the reservation that overlaps it', async () => {
      await reserve();
      const error = await resource.refusal(ExitCode.conflict, 'set', { ...keys, startPort: 5010 });
      expect(error).to.include({ code: 'ERROR_SHARING_VIOLATION', errno: 32 });
      expect(error['obstacle']).to.deep.equal({ kind: 'reservation', range, isSameBlock: false });
      expect(error['error']).to.match(/tcp 5010-5029 meets the reservation tcp 5000-5019/);
      expect(kernelList()).to.equal('5000-5019');
    });

    it('is refused with the reservation of another size at the same start', async () => {
      await reserve();
      const error = await resource.refusal(ExitCode.conflict, 'set', { ...keys, numberOfPorts: 30 });
      expect(error['error']).to.match(/tcp 5000-5029 meets the reservation tcp 5000-5019/);
      expect(await resource.subject.backend.lookup('tcp', [range])).to.satisfy(
        ([one]: [unknown]) => typeof one === 'bigint',
      );
    });

    it('is refused with the port that is in use', async () => {
      const release = await resource.subject.occupy('tcp', 5007);
      try {
        const error = await resource.refusal(ExitCode.conflict, 'set', keys);
        expect(error['error']).to.match(/^Port 5007 of the block tcp 5000-5019 is in use/);
        expect(kernelList()).to.equal('');
      } finally {
        await release();
      }
    });

    it('is refused with the range that somebody else keeps', async () => {
      setKernelList('5005-5008');
      const error = await resource.refusal(ExitCode.conflict, 'set', keys);
      expect(error['error']).to.match(/tcp 5000-5019 meets 5005-5008/);
      expect(kernelList()).to.equal('5005-5008');
    });
  });

  describe('set with what-if', () => {
    const whatIf = (instance: object) => resource.state('set', instance, { whatIf: true });

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
      const present = await resource.state('set', keys);
      expect(await whatIf(keys)).to.deep.equal(present);
    });
  });

  describe('test', () => {
    it('finds a reservation in its desired state', async () => {
      const token = await reserve();
      expect(await resource.state('test', keys)).to.deep.equal({
        ...keys,
        _exist: true,
        token: `${token}`,
        _inDesiredState: true,
      });
    });

    it('finds an absent one in its desired state where it should be absent', async () => {
      const absent = { ...keys, _exist: false };
      expect(await resource.state('test', absent)).to.deep.equal({ ...absent, _inDesiredState: true });
    });

    it('says that one is missing, and which reservations are in its way', async () => {
      await resource.subject.backend.create('tcp', { startPort: 5000, numberOfPorts: 5 });
      await resource.subject.backend.create('tcp', { startPort: 5010, numberOfPorts: 1 });
      await resource.subject.backend.create('udp', { startPort: 5000, numberOfPorts: 20 });
      const answer = await resource.state('test', keys);
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
      const answer = await resource.state('test', { ...keys, _exist: false });
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
        expect(await resource.run('delete', keys)).to.deep.equal({
          status: ExitCode.success,
          states: [],
          messages: [],
        });
        expect(kernelList()).to.equal('');
      }
    });

    it('says with what-if what it would do, and does not do it', async () => {
      await reserve();
      const there = await resource.run('delete', keys, { whatIf: true });
      expect(there.states).to.deep.equal([
        { _metadata: { whatIf: ['Would delete the reservation tcp 5000-5019.'] } },
      ]);
      const elsewhere = await resource.run('delete', { ...keys, protocol: 'udp' }, { whatIf: true });
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
        await resource.subject.backend.create(protocol, { startPort, numberOfPorts });
    });

    it('answers the reservations, one a line, and not what others keep', async () => {
      expect((await resource.run('export', undefined)).states).to.deep.equal(instances);
    });

    it('answers those that agree with a filter', async () => {
      expect((await resource.run('export', { protocol: 'udp' })).states).to.deep.equal([instances[2]]);
      expect((await resource.run('export', { startPort: 5000 })).states).to.deep.equal([
        instances[0],
        instances[2],
      ]);
      expect((await resource.run('export', { numberOfPorts: 1 })).states).to.deep.equal([instances[1]]);
      expect((await resource.run('export', { protocol: 'udp', startPort: 6000 })).states).to.deep.equal([]);
    });

    it('answers instances that set takes and finds as they should be', async () => {
      for (const instance of (await resource.run('export', undefined)).states) {
        expect(await resource.state('test', instance)).to.include({ _inDesiredState: true });
      }
    });
  });

  it('ends with 1 and the code where the system fails in another way', async () => {
    const answer = await asDsc(manifestOf(type), 'set', keys, { stateDirectory: '/dev/null' });
    expect(answer).to.deep.include({ status: ExitCode.failed, states: [] });
    expect(answer.messages[0]).to.include({ code: 'ERROR_INVALID_DATA', errno: 13 });
    expect(answer.messages[0]?.['error']).to.match(/\/dev\/null.* cannot be read/);
  });

  it('speaks Italian where the user does', async () => {
    const environment = { LC_ALL: 'it_IT.UTF-8' };
    const answer = await resource.state('set', keys, { whatIf: true, environment });
    expect(answer['_metadata']).to.deep.equal({ whatIf: ['Prenoterebbe tcp 5000-5019.'] });
    const error = await resource.refusal(ExitCode.invalidInput, 'get', { ...keys, name: 1 }, { environment });
    expect(error['error']).to.match(/^La proprietà 'name' non esiste\./);
  });

  describe('for a user without privileges', () => {
    const nobody = asNobody();

    it('set is refused with what it takes, and changes nothing', async () => {
      const error = await resource.refusal(ExitCode.accessDenied, 'set', keys, nobody());
      expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', errno: 5 });
      expect(error['error']).to.match(/Run it as root/);
      expect(kernelList()).to.equal('');
    });

    it('get, test, export and what-if work, and so does a set with nothing to change', async () => {
      const token = await reserve();
      const present = { ...keys, _exist: true, token: `${token}` };
      expect(await resource.state('get', keys, nobody())).to.deep.equal(present);
      expect(await resource.state('test', keys, nobody())).to.include({ _inDesiredState: true });
      expect(await resource.state('set', keys, nobody())).to.deep.equal(present);
      expect(await resource.state('export', undefined, nobody())).to.include(keys);
      const beside = { ...keys, startPort: 6000 };
      expect(await resource.state('set', beside, { ...nobody(), whatIf: true })).to.include({ _exist: true });
      expect(kernelList()).to.equal('5000-5019');
    });
  });
});
