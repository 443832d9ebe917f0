import { expect } from 'chai';
import { MemoryBackend, type MemoryBackendOptions } from '../../src/backends/memory/memory-backend';
import type { OpenSocket } from '../../src/contract/usage';
import { Win32 } from '../../src/contract/win32';
import { PortReservationError } from '../../src/core/errors';
import { PortReservations } from '../../src/core/port-reservations';
import { explainPort, explainPorts } from '../../src/usage/explain-port';
import type { PortFindingKind } from '../../src/usage/explanation';
import { type UsageMessages, usageCatalogues } from '../../src/usage/messages';
import { caught } from '../support/caught';

const listener: OpenSocket = {
  protocol: 'tcp',
  address: '0.0.0.0',
  port: 3000,
  state: 'listening',
  user: 'alice',
  processes: [{ pid: 1234, name: 'node' }],
};

function machine(options: MemoryBackendOptions = {}): { readonly reservations: PortReservations } {
  return { reservations: new PortReservations({ backend: new MemoryBackend(options), locale: 'en' }) };
}

describe('why a port is refused', () => {
  it('is nothing, for a port that is free', async () => {
    expect(await explainPort(3000, machine())).to.deep.equal({
      protocol: 'tcp',
      port: 3000,
      isFree: true,
      state: 'free',
      findings: [],
      notSeen: [],
    });
  });

  it('is the program that listens there, with its process, user and address', async () => {
    const { isFree, state, findings } = await explainPort(3000, machine({ sockets: [listener] }));
    expect({ isFree, state }).to.deep.equal({ isFree: false, state: 'listening' });
    expect(findings).to.have.length(1);
    expect(findings[0]?.sockets).to.deep.equal([listener]);
    expect(findings[0]?.sentence).to.equal(
      'In use: node (process 1234 of user alice) listens on 0.0.0.0:3000.',
    );
    expect(findings[0]?.remedy).to.contain('1234');
  });

  it('names a program once that listens on IPv4 and IPv6, and each of several programs', async () => {
    const other = { ...listener, address: '127.0.0.1', processes: [{ pid: 99, name: 'nginx' }] };
    const sockets = [listener, { ...listener, address: '::' }, other];
    const { findings } = await explainPort(3000, machine({ sockets }));
    expect(findings.map(({ sentence }) => sentence)).to.deep.equal([
      'In use: node (process 1234 of user alice) listens on 0.0.0.0:3000, [::]:3000.',
      'In use: nginx (process 99 of user alice) listens on 127.0.0.1:3000.',
    ]);
  });

  it('says what this user may not see, and what the system does not show', async () => {
    const sentenceOf = async (processes: OpenSocket['processes']) => {
      const sockets = [{ ...listener, processes }];
      return (await explainPort(3000, machine({ sockets }))).findings[0];
    };
    expect((await sentenceOf(null))?.sentence).to.contain('that this user may not see');
    expect((await sentenceOf(null))?.remedy).to.match(/elevated|root/);
    expect((await sentenceOf([]))?.sentence).to.contain('the system itself');
    expect((await sentenceOf([{ pid: 7, name: null }]))?.sentence).to.contain('process 7');
  });

  it('tells HTTP.sys, a host of services and a forwarding for a container from ordinary programs', async () => {
    const remedyOf = async (pid: number, name: string) => {
      const sockets = [{ ...listener, processes: [{ pid, name }] }];
      return (await explainPort(3000, machine({ sockets }))).findings[0]?.remedy;
    };
    expect(await remedyOf(4, 'System')).to.contain('netsh http show servicestate');
    expect(await remedyOf(800, 'svchost.exe')).to.contain('tasklist /svc /fi "pid eq 800"');
    expect(await remedyOf(801, 'docker-proxy')).to.contain('publish=3000');
  });

  it('tells a connection from a listener, and leaves the clients of a listener out', async () => {
    const connection = { ...listener, state: 'connected' } as const;
    const alone = await explainPort(3000, machine({ sockets: [connection] }));
    expect(alone.state).to.equal('connected');
    expect(alone.isFree).to.equal(false);
    expect(alone.findings[0]?.sentence).to.contain('nobody listens there');
    const served = await explainPort(3000, machine({ sockets: [connection, listener] }));
    expect(served.findings.map(({ kind }) => kind)).to.deep.equal(['listening']);
  });

  it('is not what is left of an ended connection, which is told all the same', async () => {
    const sockets = [{ ...listener, state: 'closing', processes: [] } as const];
    const { isFree, state } = await explainPort(3000, machine({ sockets }));
    expect({ isFree, state }).to.deep.equal({ isFree: true, state: 'closing' });
  });

  it('is a runtime reservation, of WinNAT’s kind or another, with the steps that survive a restart', async () => {
    const findingFor = async (startPort: number, numberOfPorts: number) => {
      const explanation = await explainPort(
        startPort,
        machine({ runtime: { tcp: [{ startPort, numberOfPorts }] } }),
      );
      expect(explanation).to.include({ isFree: false, state: 'runtime' });
      expect(explanation.findings[0]?.range).to.deep.equal({ startPort, numberOfPorts });
      return explanation.findings[0];
    };
    const winNat = await findingFor(25313, 100);
    expect(winNat?.sentence).to.contain('WinNAT').and.contain('a guess');
    for (const step of ['net stop winnat', 'port-reservation exclusions add 25313 1', 'net start winnat'])
      expect(winNat?.remedy).to.contain(step);
    expect((await findingFor(20000, 4096))?.sentence).to.contain('mirrored');
    expect((await findingFor(5357, 1))?.sentence).to.contain('HTTP.sys');
  });

  it('is a persistent reservation, which names the way to use it', async () => {
    const { reservations } = machine();
    await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 });
    const explanation = await explainPort(5007, { reservations });
    expect(explanation).to.include({ isFree: false, state: 'reservation' });
    expect(explanation.findings[0]?.remedy).to.contain('port-reservation bind 5000 20');
    expect((await explainPort(5007, { reservations, protocol: 'udp' })).isFree).to.equal(true);
  });

  it('is not an administered exclusion, inside which HTTP.sys and QUIC fail all the same', async () => {
    const administered = {
      tcp: [
        { startPort: 5432, numberOfPorts: 1 },
        { startPort: 50000, numberOfPorts: 60 },
      ],
    };
    const [postgres, hns] = await explainPorts([5432, 50010], machine({ administered }));
    expect(postgres).to.include({ isFree: true, state: 'administered' });
    expect(postgres?.findings[0]?.sentence).to.contain('HttpListener').and.contain('10048');
    expect(postgres?.findings[0]?.sentence).not.to.contain('hns');
    expect(hns?.findings[0]?.sentence).to.contain('hns');
  });

  it('warns of the dynamic range, except where the port is kept out of it', async () => {
    const administered = { tcp: [{ startPort: 50001, numberOfPorts: 1 }] };
    const [inside, kept, below] = await explainPorts([50002, 50001, 49151], machine({ administered }));
    expect(inside).to.include({ isFree: true, state: 'dynamicRange' });
    expect(inside?.findings[0]?.remedy).to.contain('exclusions add 50002 1');
    expect(kept?.findings.map(({ kind }) => kind)).to.deep.equal(['administered']);
    expect(below?.findings).to.deep.equal([]);
  });

  it('is the privilege that low ports take, where this process lacks it', async () => {
    const [http, alt] = await explainPorts([80, 8080], machine({ firstUnprivilegedPort: 1024 }));
    expect(http).to.include({ isFree: false, state: 'privileged' });
    expect(alt).to.include({ isFree: true, state: 'free' });
  });

  it('warns of the ports that browsers refuse, for TCP', async () => {
    const explanation = await explainPort(6000, machine());
    expect(explanation).to.include({ isFree: true, state: 'fetchBlocked' });
    expect((await explainPort(6000, { ...machine(), protocol: 'udp' })).state).to.equal('free');
  });

  it('is said to be unexplained where a bind is refused and nothing shows why', async () => {
    const { isFree, state, findings } = await explainPort(3000, machine({ portsInUse: { tcp: [3000] } }));
    expect({ isFree, state }).to.deep.equal({ isFree: false, state: 'refused' });
    expect(findings[0]?.sentence).to.contain('does not listen');
  });

  it('is everything at once, what matters most first', async () => {
    const { reservations } = machine({
      sockets: [{ ...listener, port: 6000 }],
      administered: { tcp: [{ startPort: 5999, numberOfPorts: 2 }] },
      firstUnprivilegedPort: 1024,
    });
    const { findings } = await explainPort(6000, { reservations });
    const kinds: PortFindingKind[] = ['listening', 'fetchBlocked', 'administered'];
    expect(findings.map(({ kind }) => kind)).to.deep.equal(kinds);
  });

  it('says what could not be looked at, and still tells what a trial has shown', async () => {
    class WithoutTables extends MemoryBackend {
      override async sockets(): Promise<never> {
        throw new Error('There is no /proc.');
      }
    }
    const backend = new WithoutTables({ portsInUse: { tcp: [3000] } });
    const reservations = new PortReservations({ backend, locale: 'en' });
    const [taken, free] = await explainPorts([3000, 3001], { reservations });
    expect(taken).to.include({ isFree: false, state: 'refused' });
    expect(free).to.include({ isFree: true, state: 'free' });
    for (const explanation of [taken, free])
      expect(explanation?.notSeen).to.deep.equal(['There is no /proc.']);
  });

  it('is not known where the bind could not be tried', async () => {
    class WithoutSockets extends MemoryBackend {
      override async tryBind(): Promise<number> {
        return Win32.WSAEMFILE;
      }
    }
    const reservations = new PortReservations({ backend: new WithoutSockets(), locale: 'en' });
    const { isFree, state, notSeen } = await explainPort(3000, { reservations });
    expect({ isFree, state }).to.deep.equal({ isFree: null, state: 'unknown' });
    expect(notSeen[0]).to.contain('WSAEMFILE');
  });

  it('refuses what is no port and no protocol before it looks', async () => {
    for (const port of [0, -1, 65536, 1.5, '3000', null, undefined, Number.NaN]) {
      const error = await caught(explainPort(port as number, machine()), PortReservationError);
      expect(error.code, String(port)).to.equal('ERROR_INVALID_PARAMETER');
    }
    const error = await caught(
      explainPort(80, { ...machine(), protocol: 'sctp' as 'tcp' }),
      PortReservationError,
    );
    expect(error.message).to.contain("'sctp'");
    expect(await explainPorts([], machine())).to.deep.equal([]);
  });

  it('reads the tables once, however many ports are asked about', async () => {
    let reads = 0;
    class Counting extends MemoryBackend {
      override sockets(...asked: Parameters<MemoryBackend['sockets']>) {
        reads += 1;
        return super.sockets(...asked);
      }
    }
    const reservations = new PortReservations({ backend: new Counting({ sockets: [listener] }) });
    const explanations = await explainPorts([65535, 3000, 1], { reservations });
    expect(reads).to.equal(1);
    expect(explanations.map(({ port, isFree }) => [port, isFree])).to.deep.equal([
      [65535, true],
      [3000, false],
      [1, true],
    ]);
  });

  it('is told in the language asked for, with as many sentences in each', async () => {
    const reservations = new PortReservations({
      backend: new MemoryBackend({ sockets: [listener] }),
      locale: 'it-IT',
    });
    const { findings } = await explainPort(3000, { reservations });
    expect(findings[0]?.sentence).to.match(/^In uso: node \(processo 1234 dell'utente alice\)/);
    const english = usageCatalogues['en'] as UsageMessages;
    for (const messages of Object.values(usageCatalogues))
      expect(Object.keys(messages)).to.have.members(Object.keys(english));
  });
});
