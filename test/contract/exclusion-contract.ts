import { expect } from 'chai';
import * as fc from 'fast-check';
import type {
  NativeFailure,
  Obstacle,
  ReservationBackend,
  SystemExclusion,
} from '../../src/contract/backend';
import {
  type ExclusionStore,
  endPortOf,
  exclusionStores,
  overlaps,
  type PortRange,
  type Protocol,
  protocols,
  sameRange,
} from '../../src/contract/reservation';
import { exclusionCommand, reservationFunction, Win32 } from '../../src/contract/win32';
import { occupyWithSocket } from '../support/occupy';
import type { ContractSubject } from './backend-contract';
import { refused } from './refused';

const block: PortRange = { startPort: 43000, numberOfPorts: 20 };
const illegal: readonly PortRange[] = [
  { startPort: 43000, numberOfPorts: 0 },
  { startPort: 0, numberOfPorts: 20 },
  { startPort: 65535, numberOfPorts: 2 },
];

/** What every backend promises of administered exclusions: a part of the backends' contract. */
export function exclusionContract(current: () => ContractSubject): void {
  describe('exclusions', () => {
    let backend: ReservationBackend;

    beforeEach(() => {
      backend = current().backend;
    });

    for (const protocol of protocols) {
      describe(protocol, () => {
        it('are listed in both stores when persistent, in the active one alone when active', async () => {
          const other = { startPort: 42990, numberOfPorts: 3 };
          await backend.createExclusion(protocol, block, 'persistent');
          await backend.createExclusion(protocol, other, 'active');
          expect(await listed(backend, protocol, 'active')).to.deep.equal([
            { ...other, inEffect: true },
            { ...block, inEffect: true },
          ]);
          expect(await listed(backend, protocol, 'persistent')).to.deep.equal([{ ...block, inEffect: true }]);
        });

        it('are held ranges of their own kind, without a token, and reservations are no exclusions', async () => {
          const reserved = { startPort: 43100, numberOfPorts: 2 };
          await backend.createExclusion(protocol, block, 'persistent');
          const token = await backend.create(protocol, reserved);
          const held = (await backend.heldRanges(protocol)).filter(isOurs);
          expect(held).to.deep.equal([
            { ...block, kind: 'administered', token: null, inEffect: true },
            { ...reserved, kind: 'reservation', token, inEffect: true },
          ]);
          for (const store of exclusionStores) {
            expect((await listed(backend, protocol, store)).map(plain), store).to.deep.equal([block]);
          }
        });

        it('have no token', async () => {
          await backend.createExclusion(protocol, block, 'persistent');
          expect(await backend.lookup(protocol, [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
        });

        for (const store of exclusionStores) {
          it(`are gone from the ${store} store once they are deleted from it`, async () => {
            await backend.createExclusion(protocol, block, store);
            await backend.deleteExclusion(protocol, block, store);
            for (const each of exclusionStores) {
              expect(await listed(backend, protocol, each)).to.deep.equal([]);
            }
            await notFound(backend.deleteExclusion(protocol, block, store));
            await backend.createExclusion(protocol, block, store);
          });
        }

        it('stay in the persistent store when they are deleted from the active one', async () => {
          await backend.createExclusion(protocol, block, 'persistent');
          await backend.deleteExclusion(protocol, block, 'active');
          expect(await listed(backend, protocol, 'active')).to.deep.equal([]);
          expect(await listed(backend, protocol, 'persistent')).to.deep.equal([
            { ...block, inEffect: false },
          ]);
          await notFound(backend.deleteExclusion(protocol, block, 'active'));
          await backend.createExclusion(protocol, block, 'active');
          await backend.deleteExclusion(protocol, block, 'persistent');
          expect(await listed(backend, protocol, 'active')).to.deep.equal([]);
          expect(await listed(backend, protocol, 'persistent')).to.deep.equal([]);
        });

        it('are deleted only by exactly their start, count and store, and the refusal says what is there', async () => {
          await backend.createExclusion(protocol, block, 'active');
          const obstacle: Obstacle = { kind: 'exclusion', range: block, store: 'active' };
          for (const range of [
            { startPort: 43000, numberOfPorts: 19 },
            { startPort: 43001, numberOfPorts: 20 },
          ]) {
            const failure = await notFound(backend.deleteExclusion(protocol, range, 'active'));
            expect(failure.obstacle).to.deep.equal(obstacle);
          }
          const failure = await notFound(backend.deleteExclusion(protocol, block, 'persistent'));
          expect(failure.obstacle).to.deep.equal(obstacle);
          const elsewhere = { startPort: 43100, numberOfPorts: 1 };
          const nothingThere = await notFound(backend.deleteExclusion(protocol, elsewhere, 'persistent'));
          expect(nothingThere.obstacle).to.equal(undefined);
        });

        it('do not take a reservation for one of them', async () => {
          const token = await backend.create(protocol, block);
          for (const store of exclusionStores) {
            const failure = await notFound(backend.deleteExclusion(protocol, block, store));
            expect(failure.obstacle).to.deep.equal({ kind: 'reservation', range: block });
          }
          expect(await listed(backend, protocol, 'persistent')).to.deep.equal([]);
          expect(await backend.lookup(protocol, [block])).to.deep.equal([token]);
        });

        it('meet neither each other nor a reservation, and the refusal names what they meet', async () => {
          const reserved = { startPort: 43020, numberOfPorts: 5 };
          const persistent: Obstacle = { kind: 'exclusion', range: block, store: 'persistent' };
          await backend.createExclusion(protocol, block, 'persistent');
          await backend.create(protocol, reserved);
          for (const store of exclusionStores) {
            const exclusion = await met(
              backend.createExclusion(protocol, { startPort: 42990, numberOfPorts: 11 }, store),
            );
            expect(exclusion.obstacle).to.deep.equal(persistent);
            const reservation = await met(
              backend.createExclusion(protocol, { startPort: 43024, numberOfPorts: 1 }, store),
            );
            expect(reservation.obstacle).to.deep.equal({ kind: 'reservation', range: reserved });
          }
          const failure = await refused(
            backend.create(protocol, { startPort: 43019, numberOfPorts: 1 }),
            reservationFunction('Create', protocol),
            Win32.ERROR_SHARING_VIOLATION,
          );
          expect(failure.obstacle).to.deep.equal(persistent);
        });

        it('are not made over a port in use', async () => {
          const free = await current().occupy(protocol, 43007);
          const failure = await met(backend.createExclusion(protocol, block, 'persistent'));
          expect(failure.obstacle?.kind).to.equal('portInUse');
          expect(await listed(backend, protocol, 'active')).to.deep.equal([]);
          await free();
          await backend.createExclusion(protocol, block, 'persistent');
        });

        it('leave an ordinary bind by number allowed', async () => {
          await backend.createExclusion(protocol, block, 'active');
          const close = await occupyWithSocket(protocol, 43003);
          await close();
        });

        it('refuse a zero and a block past port 65535 with ERROR_INVALID_PARAMETER', async () => {
          for (const range of illegal) {
            const create = backend.createExclusion(protocol, range, 'persistent');
            await refused(create, exclusionCommand('add'), Win32.ERROR_INVALID_PARAMETER);
            const remove = backend.deleteExclusion(protocol, range, 'persistent');
            await refused(remove, exclusionCommand('delete'), Win32.ERROR_INVALID_PARAMETER);
          }
        });
      });
    }

    it('of TCP and of UDP are apart, on the same block too', async () => {
      await backend.createExclusion('tcp', block, 'persistent');
      await backend.createExclusion('udp', block, 'persistent');
      await backend.deleteExclusion('tcp', block, 'persistent');
      expect(await listed(backend, 'tcp', 'persistent')).to.deep.equal([]);
      expect((await listed(backend, 'udp', 'persistent')).map(plain)).to.deep.equal([block]);
      await backend.create('tcp', block);
    });

    it('answer any sequence of calls, among reservations, with the codes that a plain model gives', async function () {
      // On Windows each call is several runs of netsh.
      this.timeout('2 minutes');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          const model: Model = { active: [], persistent: [], reservations: [] };
          try {
            for (const { verb, range, store } of steps) {
              const expected = modelCode(model, verb, range, store);
              expect(await code(backend, verb, range, store), `${verb} ${store}`).to.equal(expected);
              if (expected === 0) change(model, verb, range, store);
            }
            for (const store of exclusionStores) {
              const held = (await listed(backend, 'udp', store)).map(plain);
              expect(held, store).to.have.deep.members(model[store]);
            }
          } finally {
            for (const store of [...exclusionStores].reverse()) {
              for (const { startPort, numberOfPorts } of await listed(backend, 'udp', store)) {
                await backend.deleteExclusion('udp', { startPort, numberOfPorts }, store);
              }
            }
            for (const range of model.reservations) await backend.delete('udp', range);
          }
        }),
        { numRuns: 8 },
      );
    });
  });
}

/** The exclusions in the ports that this suite uses: a real system may have others. */
async function listed(
  backend: ReservationBackend,
  protocol: Protocol,
  store: ExclusionStore,
): Promise<SystemExclusion[]> {
  return (await backend.exclusions(protocol, store)).filter(isOurs);
}

function isOurs(range: PortRange): boolean {
  return overlaps(range, { startPort: 42900, numberOfPorts: 1000 });
}

function notFound(call: Promise<unknown>): Promise<NativeFailure> {
  return refused(call, exclusionCommand('delete'), Win32.ERROR_NOT_FOUND);
}

function met(call: Promise<unknown>): Promise<NativeFailure> {
  return refused(call, exclusionCommand('add'), Win32.ERROR_SHARING_VIOLATION);
}

function plain({ startPort, numberOfPorts }: PortRange): PortRange {
  return { startPort, numberOfPorts };
}

type Verb = 'exclude' | 'include' | 'reserve';
type Model = Record<ExclusionStore | 'reservations', PortRange[]>;

const step = fc.record({
  verb: fc.constantFrom<Verb>('exclude', 'exclude', 'include', 'include', 'reserve'),
  store: fc.constantFrom<ExclusionStore>(...exclusionStores),
  range: fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        startPort: fc.integer({ min: 43500, max: 43503 }),
        numberOfPorts: fc.integer({ min: 1, max: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...illegal) },
  ),
});

function modelCode(model: Model, verb: Verb, range: PortRange, store: ExclusionStore): number {
  if (range.startPort === 0 || range.numberOfPorts === 0 || endPortOf(range) > 65535) return 87;
  if (verb === 'include') return model[store].some((held) => sameRange(held, range)) ? 0 : 1168;
  const forLong = verb === 'reserve' || store === 'persistent';
  const held = [...model.active, ...model.reservations, ...(forLong ? model.persistent : [])];
  return held.some((other) => overlaps(other, range)) ? 32 : 0;
}

function change(model: Model, verb: Verb, range: PortRange, store: ExclusionStore): void {
  const stores: ExclusionStore[] = store === 'active' ? ['active'] : ['active', 'persistent'];
  if (verb === 'reserve') model.reservations.push(range);
  for (const each of verb === 'reserve' ? [] : stores) {
    if (verb === 'exclude') model[each].push(range);
    else model[each] = model[each].filter((held) => !sameRange(held, range));
  }
}

async function code(
  backend: ReservationBackend,
  verb: Verb,
  range: PortRange,
  store: ExclusionStore,
): Promise<number> {
  const calls: Record<Verb, () => Promise<unknown>> = {
    exclude: () => backend.createExclusion('udp', range, store),
    include: () => backend.deleteExclusion('udp', range, store),
    reserve: () => backend.create('udp', range),
  };
  return calls[verb]().then(
    () => 0,
    (error: NativeFailure) => error.errno,
  );
}
