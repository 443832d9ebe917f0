import { expect } from 'chai';
import { BridgeProcess } from '../../bridge/bridge-process';

const block = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 };

describe('the bridge on Windows', () => {
  let bridge: BridgeProcess;

  before(async () => {
    bridge = await BridgeProcess.ready({ backend: 'windows', clr: 'core' });
  });
  after(() => BridgeProcess.endAll());

  it('reaches the reservation functions, with every bit of the token', async () => {
    const created = await bridge.result('create', block);
    expect(created).to.include({ ...block, endPort: 5019, backend: 'windows' });
    expect(BigInt(created.token) > 2n ** 63n).to.equal(true);
    const { protocol, startPort, numberOfPorts } = block;
    const blocks = [startPort, numberOfPorts, startPort, 1];
    const looked = await bridge.result('lookup', { protocol, blocks, missing: 'code' });
    expect(looked).to.deep.equal([created.token, 1168]);
    const [listed] = await bridge.result('list', { protocol });
    expect(listed).to.include({ ...block, token: created.token, inEffect: true });
  });

  it('refuses with the Win32 code, and says what Windows says of it', async () => {
    const missing = await bridge.error('delete', { ...block, numberOfPorts: 21 });
    expect(missing.data).to.include({ code: 'ERROR_NOT_FOUND', errno: 1168 });
    expect(missing.message).to.include('Element not found.');
    expect(await bridge.result('delete', block)).to.equal(null);
  });

  it('ends with its input', async () => {
    expect(await bridge.end()).to.deep.equal({ code: 0, signal: null });
  });
});
