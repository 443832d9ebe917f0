import { expect } from 'chai';
import type { ReservationBackend } from '../../src/contract/backend';
import { endPortOf, highestPort, type PortRange, protocols } from '../../src/contract/reservation';
import { dynamicRangeCommand, Win32 } from '../../src/contract/win32';
import type { ContractSubject } from './backend-contract';
import { refused } from './refused';

const everyPort: PortRange = { startPort: 1, numberOfPorts: highestPort };
const port = 41500;
const only = (startPort: number): PortRange => ({ startPort, numberOfPorts: 1 });

/** What every backend that reads the system's tables promises of them. */
export function socketContract(name: string, fresh: () => Promise<ContractSubject>): void {
  describe(`open sockets, as the ${name} backend tells of them`, () => {
    let subject: ContractSubject;
    let backend: ReservationBackend;

    beforeEach(async () => {
      subject = await fresh();
      backend = subject.backend;
    });
    afterEach(() => subject.dispose());

    for (const protocol of protocols) {
      it(`are listed while they are open, of ${protocol} by themselves`, async () => {
        const close = await subject.occupy(protocol, port);
        const [socket, ...more] = await backend.sockets(protocol, only(port));
        const other = await backend.sockets(protocol === 'tcp' ? 'udp' : 'tcp', only(port));
        await close();
        expect(socket).to.include({ protocol, port, address: '0.0.0.0' });
        expect(socket?.state).to.equal(protocol === 'tcp' ? 'listening' : 'bound');
        expect(more).to.deep.equal([]);
        expect(other).to.deep.equal([]);
        expect(await backend.sockets(protocol, only(port))).to.deep.equal([]);
      });

      it(`are those of the ${protocol} ports asked for`, async () => {
        const closers = await Promise.all(
          [port - 1, port, port + 1, port + 2].map((each) => subject.occupy(protocol, each)),
        );
        const asked = await backend.sockets(protocol, { startPort: port, numberOfPorts: 2 });
        const all = await backend.sockets(protocol, everyPort);
        await Promise.all(closers.map((close) => close()));
        expect(asked.map((socket) => socket.port).sort()).to.deep.equal([port, port + 1]);
        expect(all.map((socket) => socket.port)).to.include.members([port - 1, port, port + 1, port + 2]);
      });

      it(`keep a ${protocol} port from being bound, and no other`, async () => {
        const close = await subject.occupy(protocol, port);
        const codes = [await backend.tryBind(protocol, port), await backend.tryBind(protocol, port + 1)];
        await close();
        expect(codes).to.deep.equal([Win32.WSAEADDRINUSE, 0]);
        expect(await backend.tryBind(protocol, port)).to.equal(0);
      });
    }
  });
}

/** What every backend promises of the range of automatic assignment: a part of the backends' contract. */
export function dynamicRangeContract(current: () => ContractSubject): void {
  describe('the dynamic range', () => {
    for (const protocol of protocols) {
      it(`of ${protocol} is what it was set to`, async () => {
        const { backend } = current();
        const before = await backend.dynamicRange(protocol);
        expect(before.startPort).to.be.within(1, highestPort);
        expect(endPortOf(before)).to.be.within(before.startPort, highestPort);
        const range = { startPort: 50000, numberOfPorts: 1000 };
        try {
          await backend.setDynamicRange(protocol, range, 'active');
          expect(await backend.dynamicRange(protocol)).to.deep.equal(range);
        } finally {
          await backend.setDynamicRange(protocol, before, 'active');
        }
        expect(await backend.dynamicRange(protocol)).to.deep.equal(before);
      });

      it(`of ${protocol} stays as it is where another is refused`, async () => {
        const { backend } = current();
        const before = await backend.dynamicRange(protocol);
        await refused(
          backend.setDynamicRange(protocol, { startPort: 1000, numberOfPorts: 5000 }, 'active'),
          dynamicRangeCommand('set'),
          Win32.ERROR_INVALID_PARAMETER,
        );
        expect(await backend.dynamicRange(protocol)).to.deep.equal(before);
      });
    }
  });
}
