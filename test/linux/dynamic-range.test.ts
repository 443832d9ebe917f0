import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import type { LinuxBackend } from '../../src/backends/linux/linux-backend';
import { NativeFailure } from '../../src/contract/backend';
import { Win32 } from '../../src/contract/win32';
import { caught } from '../support/caught';
import { freshLinuxBackend, type LinuxSubject } from '../support/linux-namespace';

const kernelFile = '/proc/sys/net/ipv4/ip_local_port_range';
const atBoot = '32768\t60999';
const chosen = { startPort: 20000, numberOfPorts: 10000 };

describe('the dynamic range on Linux', () => {
  let subject: LinuxSubject;
  let backend: LinuxBackend;

  beforeEach(() => {
    subject = freshLinuxBackend();
    backend = subject.backend;
    writeFileSync(kernelFile, atBoot);
  });
  afterEach(async () => {
    writeFileSync(kernelFile, atBoot);
    await subject.dispose();
  });

  const kernels = () => readFileSync(kernelFile, 'latin1').trim();

  it('is one for TCP and UDP', async () => {
    await backend.setDynamicRange('udp', chosen, 'active');
    expect(await backend.dynamicRange()).to.deep.equal(chosen);
    expect(kernels()).to.equal('20000\t29999');
  });

  it('is back after a restoration where it was set persistently, and otherwise not', async () => {
    await backend.setDynamicRange('tcp', chosen, 'persistent');
    writeFileSync(kernelFile, atBoot);
    await backend.restore();
    expect(kernels()).to.equal('20000\t29999');
  });

  it('outlives a restoration of the same boot where it was set for this boot alone', async () => {
    await backend.setDynamicRange('tcp', chosen, 'persistent');
    await backend.setDynamicRange('tcp', { startPort: 40000, numberOfPorts: 1000 }, 'active');
    await backend.restore();
    expect(kernels()).to.equal('40000\t40999');
  });

  it('is left alone by a restoration where nobody has set it', async () => {
    writeFileSync(kernelFile, '10000 20000');
    await backend.restore();
    expect(kernels()).to.equal('10000\t20000');
  });

  it('is not stored where the kernel refuses it', async () => {
    const low = { startPort: 500, numberOfPorts: 1000 };
    const failure = await caught(backend.setDynamicRange('tcp', low, 'persistent'), NativeFailure);
    expect(failure.errno).to.equal(Win32.ERROR_INVALID_PARAMETER);
    await backend.restore();
    expect(kernels()).to.equal(atBoot);
  });
});
