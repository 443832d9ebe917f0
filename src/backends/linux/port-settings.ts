import * as fs from 'node:fs';
import { endPortOf, type PortRange } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { LinuxFailure } from './linux-failure';
import { accessCode, whyUnwritable } from './refusals';
import type { Tracer } from './tracer';

const dynamicRangeFile = '/proc/sys/net/ipv4/ip_local_port_range';
const unprivilegedPortFile = '/proc/sys/net/ipv4/ip_unprivileged_port_start';

/** Kernels before 4.11 keep these for privileged processes, and have no setting for it. */
const fixedUnprivilegedPort = 1024;

/** The range from which the kernel assigns ports, TCP and UDP alike: `net.ipv4.ip_local_port_range`. */
export function readDynamicRange(tracer: Tracer): PortRange {
  const text = tracer.call(`read ${dynamicRangeFile}`, () => fs.readFileSync(dynamicRangeFile, 'latin1'));
  const [startPort = Number.NaN, endPort = Number.NaN] = text.trim().split(/\s+/).map(Number);
  return { startPort, numberOfPorts: endPort - startPort + 1 };
}

/** Makes this the range until the next restart. */
export function writeDynamicRange(range: PortRange, tracer: Tracer): void {
  const text = `${range.startPort} ${endPortOf(range)}`;
  try {
    tracer.call(
      `write ${dynamicRangeFile}`,
      () => fs.writeFileSync(dynamicRangeFile, text),
      () => text,
    );
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EINVAL') {
      throw new LinuxFailure(accessCode(cause), whyUnwritable(dynamicRangeFile, cause), { cause });
    }
    const lowest = readFirstUnprivilegedPort(tracer);
    throw new LinuxFailure(Win32.ERROR_INVALID_PARAMETER, (say) => say.dynamicRange.tooLow(lowest), {
      cause,
    });
  }
}

/** The lowest port that any process may bind: `net.ipv4.ip_unprivileged_port_start`. */
export function readFirstUnprivilegedPort(tracer: Tracer): number {
  return tracer.call(`read ${unprivilegedPortFile}`, () => {
    try {
      return Number(fs.readFileSync(unprivilegedPortFile, 'latin1'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fixedUnprivilegedPort;
      throw error;
    }
  });
}
