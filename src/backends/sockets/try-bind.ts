import type { Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { bindPort } from './bind-port';
import { winsockCode } from './winsock-codes';

const withoutIPv6: readonly number[] = [Win32.WSAEAFNOSUPPORT, Win32.WSAEADDRNOTAVAIL];

/** Binds the port on every address for a moment, and answers 0 or the Winsock code of the refusal. */
export async function tryBind(protocol: Protocol, port: number): Promise<number> {
  const code = await tryBindAt(protocol, '::', port);
  return withoutIPv6.includes(code) ? tryBindAt(protocol, '0.0.0.0', port) : code;
}

async function tryBindAt(protocol: Protocol, address: string, port: number): Promise<number> {
  try {
    await (await bindPort[protocol](address, port)).close();
    return 0;
  } catch (error) {
    return winsockCode(error);
  }
}
