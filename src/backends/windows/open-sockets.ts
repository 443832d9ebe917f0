import type { Protocol } from '../../contract/reservation';
import type { OpenSocket } from '../../contract/usage';

/** MIB_TCP_STATE (tcpmib.h): of a closed socket, of one that listens, of what is left of a connection. */
const closed = 1;
const listen = 2;
const timeWait = 11;
const deleteTcb = 12;

/** The process of sockets that no process has any more. */
const noProcess = 0;

const row = /^(?<state>\d+) (?<pid>\d+) (?<port>\d+) (?<address>\S+) (?<name>.*)$/;

/** Reads a row as the shim's `SocketTables` words it. Whose user a process is, Windows' table does not tell. */
export function parseSocketRow(protocol: Protocol, text: string): OpenSocket {
  const { state = '', pid = '', port = '', address = '', name = '' } = row.exec(text)?.groups ?? {};
  return {
    protocol,
    // A scope, as in fe80::1%12, is no part of the number.
    address: address.replace(/%.*$/, ''),
    port: Number(port),
    state: protocol === 'udp' ? 'bound' : stateOf(Number(state)),
    user: null,
    processes: Number(pid) === noProcess ? [] : [{ pid: Number(pid), name: name === '' ? null : name }],
  };
}

function stateOf(state: number): OpenSocket['state'] {
  if (state === listen) return 'listening';
  return [closed, timeWait, deleteTcb].includes(state) ? 'closing' : 'connected';
}
