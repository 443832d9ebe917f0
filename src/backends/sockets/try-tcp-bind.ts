import * as net from 'node:net';
import { getSystemErrorName } from 'node:util';
import { winsockCode } from './winsock-codes';

/** The part of Node's own handle of a socket that is bound and does not listen. */
interface BoundHandle {
  /** 0, or the error that binding has left for later. */
  getsockname(name: object): number;
  close(): void;
}

/** What Node's own servers and its cluster module make their sockets with: bound at once, without an event for each. */
const { _createServerHandle: createHandle } = net as unknown as {
  _createServerHandle(address: string, port: number, family: 4 | 6): BoundHandle | number;
};

/** Binds the TCP port on every address, without listening, and gives it back: 0 or the Winsock code of the refusal. */
export function tryTcpBind(port: number): number {
  const status = tryAt('::', port, 6);
  const isWithoutIPv6 = ['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(nameOf(status));
  const final = isWithoutIPv6 ? tryAt('0.0.0.0', port, 4) : status;
  return final === 0 ? 0 : winsockCode({ code: nameOf(final) });
}

function tryAt(address: string, port: number, family: 4 | 6): number {
  const handle = createHandle(address, port, family);
  if (typeof handle === 'number') return handle;
  const status = handle.getsockname({});
  handle.close();
  return status;
}

function nameOf(status: number): string {
  return status === 0 ? '' : getSystemErrorName(status);
}
