import { once } from 'node:events';
import * as net from 'node:net';
import { expect } from 'chai';
import type { ExclusionStore } from '../../src/contract/reservation';
import { ExitCode } from '../../src/dsc/exit-codes';
import { kernelList, setKernelList } from '../support/linux-namespace';
import { asNobody, ResourceUnderTest, writesOf } from './resource-under-test';

const keys = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 } as const;
const range = { startPort: 5000, numberOfPorts: 20 };
const inPersistent = { ...keys, _exist: true, store: 'persistent', inEffect: true };
const inActive = { ...inPersistent, store: 'active' };
const absent = { ...keys, _exist: false };

describe('PortReservation/ExcludedPortRange', function () {
  this.timeout(60_000);
  const resource = new ResourceUnderTest('PortReservation/ExcludedPortRange');
  const exclude = (store: ExclusionStore) => resource.subject.backend.createExclusion('tcp', range, store);
  const stored = async (store: ExclusionStore) =>
    (await resource.subject.backend.exclusions('tcp', store)).map(({ startPort, numberOfPorts }) => ({
      startPort,
      numberOfPorts,
    }));

  describe('get', () => {
    it('echoes the keys of an exclusion that does not exist', async () => {
      expect(await resource.state('get', keys)).to.deep.equal(absent);
    });

    it('answers the store of one that exists, whichever is asked for', async () => {
      await exclude('active');
      for (const store of ['active', 'persistent']) {
        expect(await resource.state('get', { ...keys, store })).to.deep.equal(inActive);
      }
    });

    it('answers that a persistent one is persistent, although it is active too', async () => {
      await exclude('persistent');
      expect(await resource.state('get', { ...keys, store: 'active' })).to.deep.equal(inPersistent);
    });

    it('says that a persistent one is not in effect which was deleted from the active store alone', async () => {
      await exclude('persistent');
      await resource.subject.backend.deleteExclusion('tcp', range, 'active');
      expect(await resource.state('get', keys)).to.deep.equal({ ...inPersistent, inEffect: false });
    });

    it('takes only a block with this start and size for the same', async () => {
      await exclude('persistent');
      const smaller = { ...keys, numberOfPorts: 10 };
      expect(await resource.state('get', smaller)).to.deep.equal({ ...smaller, _exist: false });
    });

    it('takes no reservation for an exclusion', async () => {
      await resource.subject.backend.create('tcp', range);
      expect(await resource.state('get', keys)).to.deep.equal(absent);
    });

    it('takes no block of the other protocol for an exclusion', async () => {
      await resource.subject.backend.createExclusion('udp', range, 'persistent');
      expect(await resource.state('get', keys)).to.deep.equal(absent);
    });
  });

  describe('set', () => {
    it('excludes the block persistently, and answers the state that get answers then', async () => {
      expect(await resource.state('set', keys)).to.deep.equal(inPersistent);
      expect(kernelList()).to.equal('5000-5019');
      expect(await stored('persistent')).to.deep.equal([range]);
      expect(await resource.state('get', keys)).to.deep.equal(inPersistent);
    });

    it('excludes the block until the next restart where that is asked', async () => {
      expect(await resource.state('set', { ...keys, store: 'active' })).to.deep.equal(inActive);
      expect(kernelList()).to.equal('5000-5019');
      expect(await stored('persistent')).to.deep.equal([]);
    });

    it('leaves a program free to bind a port of the block by its number', async () => {
      await resource.state('set', keys);
      const server = net.createServer().listen(5007, '127.0.0.1');
      await once(server, 'listening');
      server.close();
      await once(server, 'close');
    });

    it('changes nothing the second time', async () => {
      const traced = { environment: { DSC_TRACE_LEVEL: 'debug' } };
      const first = await resource.run('set', keys, traced);
      const second = await resource.run('set', keys, traced);
      expect(second.states).to.deep.equal(first.states);
      expect(writesOf(first)).not.to.deep.equal([]);
      expect(writesOf(second)).to.deep.equal([]);
    });

    it('deletes with _exist false from whichever store has it, and changes nothing the second time', async () => {
      for (const store of ['active', 'persistent'] as const) {
        await exclude(store);
        for (const _time of ['first', 'second']) {
          expect(await resource.state('set', absent)).to.deep.equal(absent);
          expect(kernelList()).to.equal('');
          expect(await stored('persistent')).to.deep.equal([]);
        }
      }
    });

    it('deletes a persistent one for good, also where the configuration names the active store', async () => {
      await exclude('persistent');
      expect(await resource.state('set', { ...absent, store: 'active' })).to.deep.equal(absent);
      expect(await stored('persistent')).to.deep.equal([]);
    });

    it('leaves an exclusion of another size alone with _exist false', async () => {
      await exclude('persistent');
      await resource.state('set', { ...absent, numberOfPorts: 10 });
      expect(kernelList()).to.equal('5000-5019');
    });

    it('takes what get has answered, read-only properties included', async () => {
      await exclude('active');
      const got = await resource.state('get', keys);
      expect(await resource.state('set', got)).to.deep.equal(got);
    });
  });

  describe('a block that cannot be excluded', () => {
    it('is refused with the exclusion that overlaps it', async () => {
      await exclude('persistent');
      const error = await resource.refusal(ExitCode.conflict, 'set', { ...keys, startPort: 5010 });
      expect(error).to.include({ code: 'ERROR_SHARING_VIOLATION', errno: 32 });
      expect(error['obstacle']).to.deep.equal({
        kind: 'exclusion',
        range,
        store: 'persistent',
        isSameBlock: false,
      });
      expect(error['error']).to.match(/tcp 5010-5029 meets the exclusion tcp 5000-5019/);
      expect(kernelList()).to.equal('5000-5019');
    });

    it('is refused with the reservation that overlaps it', async () => {
      await resource.subject.backend.create('tcp', range);
      const error = await resource.refusal(ExitCode.conflict, 'set', keys);
      expect(error['obstacle']).to.deep.equal({ kind: 'reservation', range, isSameBlock: true });
      expect(error['error']).to.match(/tcp 5000-5019 meets the reservation tcp 5000-5019/);
    });

    it('is refused with the port that is in use', async () => {
      const release = await resource.subject.occupy('tcp', 5007);
      try {
        const error = await resource.refusal(ExitCode.conflict, 'set', keys);
        expect(error['obstacle']).to.deep.equal({
          kind: 'portInUse',
          range: { startPort: 5007, numberOfPorts: 1 },
          isSameBlock: false,
        });
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

  describe('an exclusion in the other store', () => {
    const cases = [
      ['active', 'persistent'],
      ['persistent', 'active'],
    ] as const;
    for (const [has, wants] of cases) {
      const desired = { ...keys, store: wants };
      const phrase = `The exclusion tcp 5000-5019 is ${has} and should be ${wants}. Delete it first: an exclusion is not moved from one store to the other.`;

      it(`stays ${has} where a configuration wants it ${wants}: set names it and fails`, async () => {
        await exclude(has);
        const error = await resource.refusal(ExitCode.conflict, 'set', desired);
        expect(error).to.deep.include({
          error: phrase,
          code: 'ERROR_SHARING_VIOLATION',
          obstacle: { kind: 'exclusion', range, isSameBlock: true },
        });
        expect(await stored('active')).to.deep.equal([range]);
        expect(await stored('persistent')).to.deep.equal(has === 'persistent' ? [range] : []);
      });

      it(`is not in its desired state where it is ${has} and should be ${wants}`, async () => {
        await exclude(has);
        expect(await resource.state('test', desired)).to.deep.equal({
          ...inPersistent,
          store: has,
          _inDesiredState: false,
          reasons: [{ code: 'ExclusionInOtherStore', phrase }],
        });
      });
    }

    it('is what what-if says would refuse the change, and the state that would stay', async () => {
      await exclude('active');
      expect(await resource.state('set', keys, { whatIf: true })).to.deep.equal({
        ...inActive,
        _metadata: {
          whatIf: [
            'Would be refused and change nothing. The exclusion tcp 5000-5019 is active and should be persistent. Delete it first: an exclusion is not moved from one store to the other.',
          ],
        },
      });
    });
  });

  describe('set with what-if', () => {
    const whatIf = (instance: object) => resource.state('set', instance, { whatIf: true });

    it('says what it would exclude and until when, and excludes nothing', async () => {
      expect(await whatIf(keys)).to.deep.equal({
        ...keys,
        _exist: true,
        store: 'persistent',
        _metadata: {
          whatIf: ['Would exclude tcp 5000-5019 from automatic assignment, now and after every restart.'],
        },
      });
      expect(await whatIf({ ...keys, store: 'active' })).to.deep.equal({
        ...keys,
        _exist: true,
        store: 'active',
        _metadata: {
          whatIf: ['Would exclude tcp 5000-5019 from automatic assignment until the next restart.'],
        },
      });
      expect(kernelList()).to.equal('');
    });

    it('says that it would delete, and deletes nothing', async () => {
      await exclude('persistent');
      expect(await whatIf(absent)).to.deep.equal({
        ...absent,
        _metadata: { whatIf: ['Would delete the exclusion tcp 5000-5019.'] },
      });
      expect(await stored('persistent')).to.deep.equal([range]);
    });

    it('says what would refuse it', async () => {
      await exclude('persistent');
      const answer = await whatIf({ ...keys, startPort: 5010 });
      expect(answer['_exist']).to.equal(false);
      const { whatIf: sentences } = answer['_metadata'] as { whatIf: string[] };
      expect(sentences).to.have.length(1);
      expect(sentences[0]).to.match(/^Would be refused .* meets the exclusion tcp 5000-5019/);
    });

    it('answers the present state where that is the desired one', async () => {
      await exclude('persistent');
      expect(await whatIf(keys)).to.deep.equal(inPersistent);
      expect(await whatIf({ ...absent, startPort: 6000 })).to.deep.equal({ ...absent, startPort: 6000 });
    });
  });

  describe('test', () => {
    it('finds an exclusion in its desired state', async () => {
      await exclude('persistent');
      expect(await resource.state('test', keys)).to.deep.equal({ ...inPersistent, _inDesiredState: true });
    });

    it('finds an absent one in its desired state where it should be absent', async () => {
      expect(await resource.state('test', absent)).to.deep.equal({ ...absent, _inDesiredState: true });
    });

    it('says that one is missing, and which reservations and exclusions are in its way, each once', async () => {
      const { backend } = resource.subject;
      await backend.create('tcp', { startPort: 5004, numberOfPorts: 2 });
      await backend.createExclusion('tcp', { startPort: 5000, numberOfPorts: 2 }, 'persistent');
      await backend.createExclusion('tcp', { startPort: 5010, numberOfPorts: 1 }, 'active');
      await backend.createExclusion('udp', { startPort: 5015, numberOfPorts: 1 }, 'active');
      const answer = await resource.state('test', keys);
      expect(answer).to.include({ _exist: false, _inDesiredState: false });
      const reasons = answer['reasons'] as { code: string; phrase: string }[];
      expect(reasons.map(({ code }) => code)).to.deep.equal([
        'ExclusionNotFound',
        'ReservationConflict',
        'ExclusionConflict',
        'ExclusionConflict',
      ]);
      expect(reasons[0]?.phrase).to.include('There is no persistent exclusion tcp 5000-5019');
      expect(reasons[1]?.phrase).to.include('meets the reservation tcp 5004-5005.');
      expect(reasons[2]?.phrase).to.include('meets the exclusion tcp 5000-5001.');
      expect(reasons[3]?.phrase).to.include('meets the exclusion tcp 5010.');
    });

    it('counts a persistent one that is not in effect as in the way of a persistent one only', async () => {
      const { backend } = resource.subject;
      await backend.createExclusion('tcp', { startPort: 5010, numberOfPorts: 1 }, 'persistent');
      await backend.deleteExclusion('tcp', { startPort: 5010, numberOfPorts: 1 }, 'active');
      const codes = async (store: ExclusionStore) => {
        const { reasons } = await resource.state('test', { ...keys, store });
        return (reasons as { code: string }[]).map(({ code }) => code);
      };
      expect(await codes('persistent')).to.deep.equal(['ExclusionNotFound', 'ExclusionConflict']);
      expect(await codes('active')).to.deep.equal(['ExclusionNotFound']);
      expect(await resource.state('set', { ...keys, store: 'active' })).to.deep.equal(inActive);
    });

    it('says that one exists which should not', async () => {
      await exclude('active');
      expect(await resource.state('test', absent)).to.deep.equal({
        ...inActive,
        _inDesiredState: false,
        reasons: [{ code: 'ExclusionExists', phrase: 'The exclusion tcp 5000-5019 exists and should not.' }],
      });
    });
  });

  describe('delete', () => {
    it('deletes, answers nothing, and succeeds also where there is nothing left to delete', async () => {
      await exclude('persistent');
      for (const _time of ['first', 'second']) {
        expect(await resource.run('delete', keys)).to.deep.equal({
          status: ExitCode.success,
          states: [],
          messages: [],
        });
        expect(kernelList()).to.equal('');
      }
    });

    it('deletes both where the active store has one of its own beside a persistent one', async () => {
      const { backend } = resource.subject;
      await exclude('persistent');
      await backend.deleteExclusion('tcp', range, 'active');
      await exclude('active');
      await resource.run('delete', keys);
      expect(await stored('active')).to.deep.equal([]);
      expect(await stored('persistent')).to.deep.equal([]);
    });

    it('says with what-if what it would do, and does not do it', async () => {
      await exclude('active');
      const there = await resource.run('delete', keys, { whatIf: true });
      expect(there.states).to.deep.equal([
        { _metadata: { whatIf: ['Would delete the exclusion tcp 5000-5019.'] } },
      ]);
      const elsewhere = await resource.run('delete', { ...keys, protocol: 'udp' }, { whatIf: true });
      expect(elsewhere.states).to.deep.equal([{ _metadata: { whatIf: ['Would change nothing.'] } }]);
      expect(kernelList()).to.equal('5000-5019');
    });

    it('leaves what somebody else has put on the list, which is no exclusion', async () => {
      setKernelList('5000-5019');
      expect(await resource.state('get', keys)).to.deep.equal({ ...keys, _exist: false });
      expect((await resource.run('delete', keys)).states).to.deep.equal([]);
      expect(await resource.run('export', {})).to.deep.include({ states: [] });
      expect(kernelList()).to.equal('5000-5019');
    });
  });

  describe('export', () => {
    const instances = [
      { protocol: 'tcp', startPort: 5000, numberOfPorts: 20, store: 'active', _exist: true },
      { protocol: 'tcp', startPort: 6000, numberOfPorts: 1, store: 'persistent', _exist: true },
      { protocol: 'udp', startPort: 5000, numberOfPorts: 20, store: 'persistent', _exist: true },
    ] as const;

    beforeEach(async () => {
      const { backend } = resource.subject;
      await backend.create('udp', { startPort: 7000, numberOfPorts: 20 });
      for (const { protocol, startPort, numberOfPorts, store } of instances) {
        await backend.createExclusion(protocol, { startPort, numberOfPorts }, store);
      }
    });

    it('answers the exclusions of both stores, one a line, each once, and no reservation', async () => {
      expect((await resource.run('export', undefined)).states).to.deep.equal(instances);
    });

    it('answers those that agree with a filter', async () => {
      const exported = async (filter: object) => (await resource.run('export', filter)).states;
      expect(await exported({ protocol: 'udp' })).to.deep.equal([instances[2]]);
      expect(await exported({ startPort: 5000 })).to.deep.equal([instances[0], instances[2]]);
      expect(await exported({ store: 'persistent' })).to.deep.equal([instances[1], instances[2]]);
      expect(await exported({ store: 'active', protocol: 'udp' })).to.deep.equal([]);
    });

    it('answers instances that set takes and finds as they should be', async () => {
      for (const instance of (await resource.run('export', undefined)).states) {
        expect(await resource.state('test', instance)).to.include({ _inDesiredState: true });
      }
    });
  });

  it('refuses a store that there is not, in an instance and in a filter', async () => {
    for (const store of ['Persistent', '', null]) {
      for (const operation of ['set', 'export'] as const) {
        const input = operation === 'set' ? { ...keys, store } : { store };
        const error = await resource.refusal(ExitCode.invalidInput, operation, input);
        expect(error['error']).to.match(/^The store is .*\. It must be 'active' or 'persistent'\.$/);
      }
    }
    expect(kernelList()).to.equal('');
  });

  it('speaks Italian where the user does', async () => {
    const environment = { LC_ALL: 'it_IT.UTF-8' };
    const answer = await resource.state('set', keys, { whatIf: true, environment });
    expect(answer['_metadata']).to.deep.equal({
      whatIf: ["Escluderebbe tcp 5000-5019 dall'assegnazione automatica, da subito e dopo ogni riavvio."],
    });
  });

  describe('for a user without privileges', () => {
    const nobody = asNobody();

    it('set is refused with what it takes, and changes nothing', async () => {
      const error = await resource.refusal(ExitCode.accessDenied, 'set', keys, nobody());
      expect(error).to.include({ code: 'ERROR_ACCESS_DENIED', errno: 5 });
      expect(error['error']).to.match(/^Exclusion tcp 5000-5019: .*Run it as root/);
      expect(kernelList()).to.equal('');
    });

    it('get, test, export and what-if work, and so does a set with nothing to change', async () => {
      await exclude('persistent');
      expect(await resource.state('get', keys, nobody())).to.deep.equal(inPersistent);
      expect(await resource.state('test', keys, nobody())).to.include({ _inDesiredState: true });
      expect(await resource.state('set', keys, nobody())).to.deep.equal(inPersistent);
      expect(await resource.state('export', undefined, nobody())).to.include(keys);
      const beside = { ...keys, startPort: 6000 };
      expect(await resource.state('set', beside, { ...nobody(), whatIf: true })).to.include({ _exist: true });
      expect(kernelList()).to.equal('5000-5019');
    });
  });
});
