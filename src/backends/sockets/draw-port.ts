import * as net from 'node:net';
import { type BoundPort, NativeFailure } from '../../contract/backend';
import { endPortOf, formatRange, type PortRange, type Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { bindPort } from './bind-port';
import { socketError } from './messages';
import { winsockCode } from './winsock-codes';

/**
 * Draws the first port of the block that can be bound, by binding it.
 *
 * Every refusal is a {@link NativeFailure} of `bind`:
 * - WSAEINVAL (10022): `host` is not an IP address in numbers;
 * - WSAEADDRINUSE (10048): no port is left; the obstacle's range is the whole block, so its `numberOfPorts` is the count;
 * - WSAEACCES (10013): no port is left but privileged ones;
 * - WSAEADDRNOTAVAIL (10049) and WSAEAFNOSUPPORT (10047): the machine does not have that address, or that family.
 *
 * @param host An IPv4 or IPv6 address in numbers: `127.0.0.1`, `::`, `fe80::1%eth0`.
 */
export async function drawPort<P extends Protocol>(
  protocol: P,
  range: PortRange,
  host: string,
): Promise<BoundPort<P>> {
  if (net.isIP(host) === 0) {
    const cause = socketError((say) => say.notAnAddress(host));
    throw new NativeFailure('bind', Win32.WSAEINVAL, undefined, { cause });
  }
  let privileged = false;
  for (let port = range.startPort; port <= endPortOf(range); port++) {
    try {
      return await bindPort[protocol](host, port);
    } catch (error) {
      const code = winsockCode(error);
      privileged ||= code === Win32.WSAEACCES;
      if (code !== Win32.WSAEADDRINUSE && code !== Win32.WSAEACCES) {
        throw new NativeFailure('bind', code, undefined, { cause: error });
      }
    }
  }
  throw noneLeft(protocol, range, privileged);
}

function noneLeft(protocol: Protocol, range: PortRange, privileged: boolean): NativeFailure {
  if (privileged) {
    const block = `${protocol} ${formatRange(range)}`;
    const cause = socketError((say) => say.noneUnprivileged(block, range.numberOfPorts));
    return new NativeFailure('bind', Win32.WSAEACCES, undefined, { cause });
  }
  const { startPort, numberOfPorts } = range;
  const obstacle = { kind: 'portInUse', range: { startPort, numberOfPorts } } as const;
  return new NativeFailure('bind', Win32.WSAEADDRINUSE, obstacle);
}
