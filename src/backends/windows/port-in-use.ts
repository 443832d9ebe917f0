import { endPortOf, type PortRange, type Protocol } from '../../contract/reservation';
import { Win32 } from '../../contract/win32';
import { tryBind } from '../sockets/try-bind';

/** The first port of the block that another socket has, as far as a trial shows it. */
export async function firstPortInUse(protocol: Protocol, range: PortRange): Promise<number | undefined> {
  for (let port = range.startPort; port <= endPortOf(range); port++) {
    if ((await tryBind(protocol, port)) === Win32.WSAEADDRINUSE) return port;
  }
  return undefined;
}
