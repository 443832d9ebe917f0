import * as dgram from 'node:dgram';
import { once } from 'node:events';
import * as net from 'node:net';
import { expect } from 'chai';
import * as fc from 'fast-check';
import type { BoundPort, NativeFailure, ReservationBackend, SystemRange } from '../../src/contract/backend';
import {
  endPortOf,
  overlaps,
  type PortRange,
  type Protocol,
  protocols,
  sameRange,
} from '../../src/contract/reservation';
import { reservationFunction, Win32 } from '../../src/contract/win32';
import { exclusionContract } from './exclusion-contract';
import { refused } from './refused';
import { dynamicRangeContract } from './usage-contract';

/** A backend without reservations, and what a test may do to its surroundings. */
export interface ContractSubject {
  readonly backend: ReservationBackend;
  /** Makes a port count as in use; the function it answers frees it. */
  occupy(protocol: Protocol, port: number): Promise<() => Promise<void>>;
  dispose(): Promise<void>;
}

const loopback = { host: '127.0.0.1' };
const block: PortRange = { startPort: 40000, numberOfPorts: 20 };
const noPorts: PortRange = { startPort: 40000, numberOfPorts: 0 };
const noStart: PortRange = { startPort: 0, numberOfPorts: 20 };
const pastTheEnd: PortRange = { startPort: 65535, numberOfPorts: 2 };

/** The promises that every backend keeps. `fresh` makes a subject for one test. */
export function backendContract(name: string, fresh: () => Promise<ContractSubject>): void {
  describe(`the contract, kept by the ${name} backend`, () => {
    let subject: ContractSubject;
    let backend: ReservationBackend;

    beforeEach(async () => {
      subject = await fresh();
      backend = subject.backend;
    });
    afterEach(() => subject.dispose());

    for (const protocol of protocols) {
      describe(protocol, () => {
        it('creates a reservation whose token a lookup finds again', async () => {
          const token = await backend.create(protocol, block);
          expect(token).to.be.a('bigint');
          expect(await backend.lookup(protocol, [block])).to.deep.equal([token]);
        });

        it('answers ERROR_NOT_FOUND where nothing is reserved', async () => {
          expect(await backend.lookup(protocol, [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
        });

        it('finds a reservation only by exactly its start and count', async () => {
          await backend.create(protocol, block);
          const near = [
            { startPort: 40000, numberOfPorts: 19 },
            { startPort: 40000, numberOfPorts: 21 },
            { startPort: 40001, numberOfPorts: 19 },
            { startPort: 40001, numberOfPorts: 20 },
          ];
          expect(await backend.lookup(protocol, near)).to.deep.equal(near.map(() => Win32.ERROR_NOT_FOUND));
          for (const range of near) {
            await refused(
              backend.delete(protocol, range),
              reservationFunction('Delete', protocol),
              Win32.ERROR_NOT_FOUND,
            );
          }
          expect(await backend.lookup(protocol, [block])).to.satisfy(isOneToken);
        });

        it('answers a batch in its order, each block for itself', async () => {
          const other = { startPort: 41000, numberOfPorts: 1 };
          const token = await backend.create(protocol, block);
          const otherToken = await backend.create(protocol, other);
          expect(
            await backend.lookup(protocol, [other, noPorts, block, pastTheEnd, noStart, block]),
          ).to.deep.equal([
            otherToken,
            Win32.ERROR_INVALID_PARAMETER,
            token,
            Win32.ERROR_INVALID_PARAMETER,
            Win32.ERROR_INVALID_PARAMETER,
            token,
          ]);
          expect(await backend.lookup(protocol, [])).to.deep.equal([]);
        });

        it('refuses a zero and a block past port 65535 with ERROR_INVALID_PARAMETER', async () => {
          for (const range of [noPorts, noStart, pastTheEnd]) {
            const create = backend.create(protocol, range);
            await refused(create, reservationFunction('Create', protocol), Win32.ERROR_INVALID_PARAMETER);
            const remove = backend.delete(protocol, range);
            await refused(remove, reservationFunction('Delete', protocol), Win32.ERROR_INVALID_PARAMETER);
          }
        });

        it('takes a block that ends at port 65535', async () => {
          const last = { startPort: 65530, numberOfPorts: 6 };
          const token = await backend.create(protocol, last);
          expect(await backend.lookup(protocol, [last])).to.deep.equal([token]);
        });

        it('forgets a reservation once it is deleted', async () => {
          await backend.create(protocol, block);
          await backend.delete(protocol, block);
          expect(await backend.lookup(protocol, [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
          await refused(
            backend.delete(protocol, block),
            reservationFunction('Delete', protocol),
            Win32.ERROR_NOT_FOUND,
          );
        });

        it('refuses a block that meets a reservation, and names that one', async () => {
          await backend.create(protocol, block);
          const meeting = [
            block,
            { startPort: 40019, numberOfPorts: 1 },
            { startPort: 39990, numberOfPorts: 11 },
            { startPort: 39000, numberOfPorts: 2000 },
          ];
          for (const range of meeting) {
            const failure = await refused(
              backend.create(protocol, range),
              reservationFunction('Create', protocol),
              Win32.ERROR_SHARING_VIOLATION,
            );
            expect(failure.obstacle).to.deep.equal({ kind: 'reservation', range: block });
          }
        });

        it('takes a block that only touches a reservation', async () => {
          await backend.create(protocol, block);
          await backend.create(protocol, { startPort: 40020, numberOfPorts: 5 });
          await backend.create(protocol, { startPort: 39995, numberOfPorts: 5 });
          const listed = await ours(backend, protocol);
          expect(listed.map((range) => range.startPort)).to.deep.equal([39995, 40000, 40020]);
        });

        it('refuses a block with a port in use, and takes it once the port is free', async () => {
          const free = await subject.occupy(protocol, 40007);
          const failure = await refused(
            backend.create(protocol, block),
            reservationFunction('Create', protocol),
            Win32.ERROR_SHARING_VIOLATION,
          );
          expect(failure.obstacle?.kind).to.equal('portInUse');
          expect(
            overlaps(failure.obstacle?.range ?? noPorts, { startPort: 40007, numberOfPorts: 1 }),
          ).to.equal(true);
          expect(await backend.lookup(protocol, [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
          await free();
          await backend.create(protocol, block);
        });

        it('lists what it holds, in ascending order, with tokens', async () => {
          const second = { startPort: 42000, numberOfPorts: 3 };
          const secondToken = await backend.create(protocol, second);
          const token = await backend.create(protocol, block);
          const listed = await ours(backend, protocol);
          expect(
            listed.map(({ startPort, numberOfPorts, token }) => ({ startPort, numberOfPorts, token })),
          ).to.deep.equal([
            { ...block, token },
            { ...second, token: secondToken },
          ]);
          expect(listed.every((range) => range.inEffect)).to.equal(true);
        });

        it('draws ports from the block, a different one each time, until none is left', async () => {
          const small = { startPort: 40100, numberOfPorts: 3 };
          const token = await backend.create(protocol, small);
          const drawn: BoundPort[] = [];
          try {
            for (let i = 0; i < 3; i++) drawn.push(await backend.bind(protocol, token, loopback));
            expect(drawn.map(({ port }) => port).sort()).to.deep.equal([40100, 40101, 40102]);
            expect(drawn.map(({ address }) => address)).to.deep.equal(Array(3).fill(loopback.host));
            expect(drawn.map(({ family }) => family)).to.deep.equal(Array(3).fill('IPv4'));
            await refused(backend.bind(protocol, token, loopback), 'bind', Win32.WSAEADDRINUSE);
          } finally {
            await Promise.all(drawn.map((port) => port.close()));
          }
          const again = await backend.bind(protocol, token, loopback);
          expect(again.port).to.be.within(40100, 40102);
          await again.close();
        });

        it('refuses to draw for a token that no reservation has', async () => {
          const token = await backend.create(protocol, block);
          await refused(
            backend.bind(protocol, token ^ 1n, loopback),
            'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)',
            Win32.WSAEINVAL,
          );
        });

        it('closes a drawn port twice without complaint', async () => {
          const token = await backend.create(protocol, block);
          const drawn = await backend.bind(protocol, token, loopback);
          await drawn.close();
          await drawn.close();
        });
      });
    }

    exclusionContract(() => subject);
    dynamicRangeContract(() => subject);

    it('keeps TCP and UDP apart, on the same block too', async () => {
      const tcp = await backend.create('tcp', block);
      const udp = await backend.create('udp', block);
      expect(tcp).not.to.equal(udp);
      await backend.delete('tcp', block);
      expect(await backend.lookup('tcp', [block])).to.deep.equal([Win32.ERROR_NOT_FOUND]);
      expect(await backend.lookup('udp', [block])).to.deep.equal([udp]);
    });

    it('lets a server adopt a drawn TCP port and serve on it', async () => {
      const token = await backend.create('tcp', block);
      const drawn = await backend.bind('tcp', token, loopback);
      const server = net.createServer((socket) => socket.end('served from the block'));
      await drawn.adopt(server);
      try {
        expect((server.address() as net.AddressInfo).port).to.equal(drawn.port);
        await drawn.close();
        for (let i = 0; i < 3; i++) expect(await readAll(drawn.port)).to.equal('served from the block');
      } finally {
        server.close();
        await once(server, 'close');
      }
    });

    it('lets a socket adopt a drawn UDP port and answer on it', async () => {
      const token = await backend.create('udp', block);
      const drawn = await backend.bind('udp', token, loopback);
      const echo = dgram.createSocket('udp4');
      const client = dgram.createSocket('udp4');
      echo.on('message', (message, from) => echo.send(message, from.port, from.address));
      await drawn.adopt(echo);
      try {
        expect(echo.address().port).to.equal(drawn.port);
        const answered = once(client, 'message');
        client.send('ping', drawn.port, loopback.host);
        expect(String((await answered)[0])).to.equal('ping');
      } finally {
        client.close();
        echo.close();
      }
    });

    it('answers any sequence of calls with the codes that a plain model gives', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const model: Record<Protocol, PortRange[]> = { tcp: [], udp: [] };
          try {
            for (const { verb, protocol, range } of steps) {
              const expected = modelCode(model[protocol], verb, range);
              expect(await code(backend, verb, protocol, range), `${verb} ${protocol}`).to.equal(expected);
              if (expected === 0) model[protocol] = modelAfter(model[protocol], verb, range);
            }
          } finally {
            for (const protocol of protocols) {
              for (const range of model[protocol]) await backend.delete(protocol, range);
            }
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

/** The reservations in the ports that this suite uses: a real system may have others. */
async function ours(backend: ReservationBackend, protocol: Protocol): Promise<SystemRange[]> {
  const held = await backend.heldRanges(protocol);
  return held.filter(
    ({ kind, ...range }) =>
      kind === 'reservation' && overlaps(range, { startPort: 39000, numberOfPorts: 7000 }),
  );
}

type Verb = 'create' | 'delete' | 'lookup';

const step = fc.record({
  verb: fc.constantFrom<Verb>('create', 'delete', 'lookup'),
  protocol: fc.constantFrom<Protocol>(...protocols),
  range: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        startPort: fc.integer({ min: 45000, max: 45006 }),
        numberOfPorts: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom(noPorts, noStart, pastTheEnd) },
  ),
});

function modelCode(held: readonly PortRange[], verb: Verb, range: PortRange): number {
  if (range.startPort === 0 || range.numberOfPorts === 0 || endPortOf(range) > 65535) return 87;
  if (verb === 'create') return held.some((other) => overlaps(other, range)) ? 32 : 0;
  return held.some((other) => sameRange(other, range)) ? 0 : 1168;
}

function modelAfter(held: PortRange[], verb: Verb, range: PortRange): PortRange[] {
  if (verb === 'create') return [...held, range];
  return verb === 'delete' ? held.filter((other) => !sameRange(other, range)) : held;
}

async function code(
  backend: ReservationBackend,
  verb: Verb,
  protocol: Protocol,
  range: PortRange,
): Promise<number> {
  if (verb === 'lookup') {
    const [answer] = await backend.lookup(protocol, [range]);
    return typeof answer === 'number' ? answer : 0;
  }
  try {
    await backend[verb](protocol, range);
    return 0;
  } catch (error) {
    return (error as NativeFailure).errno;
  }
}

function isOneToken(answers: (bigint | number)[]): boolean {
  return answers.length === 1 && typeof answers[0] === 'bigint';
}

async function readAll(port: number): Promise<string> {
  const socket = net.connect(port, loopback.host);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'close');
  return text;
}
