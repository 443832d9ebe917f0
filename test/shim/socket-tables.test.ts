import { expect } from 'chai';
import { parseSocketRow } from '../../src/backends/windows/open-sockets';
import { occupyWithSocket } from '../support/occupy';
import { windowsBackendOnStandIns } from '../support/standins';

describe('the tables of open sockets through edge-js and the shim', () => {
  it('name the process, by one call of edge-js', async () => {
    const calls: string[] = [];
    const subject = windowsBackendOnStandIns({ onNativeCall: ({ name }) => calls.push(name) });
    const close = await occupyWithSocket('tcp', 41800);
    try {
      const [socket] = await subject.backend.sockets('tcp', { startPort: 41800, numberOfPorts: 1 });
      expect(socket).to.deep.include({ address: '0.0.0.0', port: 41800, state: 'listening' });
      // .NET names a process after its main thread on Linux; that it has a name is what counts here.
      expect(socket?.processes?.[0]?.pid).to.equal(process.pid);
      expect(socket?.processes?.[0]?.name).to.be.a('string').and.not.equal('');
      expect(calls).to.deep.equal(['GetExtendedTcpTable']);
    } finally {
      await close();
      await subject.dispose();
    }
  });

  it('have rows whose parts are told apart, whatever the name', () => {
    expect(parseSocketRow('tcp', '2 4 80 :: System')).to.deep.equal({
      protocol: 'tcp',
      address: '::',
      port: 80,
      state: 'listening',
      user: null,
      processes: [{ pid: 4, name: 'System' }],
    });
    expect(parseSocketRow('udp', '0 900 5353 fe80::1%12 My Server')).to.deep.include({
      address: 'fe80::1',
      state: 'bound',
      processes: [{ pid: 900, name: 'My Server' }],
    });
    expect(parseSocketRow('tcp', '11 0 80 10.0.0.1 Idle')).to.deep.include({
      state: 'closing',
      processes: [],
    });
    expect(parseSocketRow('tcp', '5 77 80 10.0.0.1 ')).to.deep.include({
      state: 'connected',
      processes: [{ pid: 77, name: null }],
    });
  });
});
