import type { Layout, NativeFunction, Surface } from './surface';

/** A condition that the headers of Windows must meet, in C++, and what is wrong where they do not. */
export interface Claim {
  readonly condition: string;
  readonly otherwise: string;
}

/** What the shim calls its constants, and what Windows' headers call them. */
const namesInHeaders: Readonly<Record<string, string>> = {
  'Answer.ErrorInvalidParameter': 'ERROR_INVALID_PARAMETER',
  'Answer.ErrorModuleNotFound': 'ERROR_MOD_NOT_FOUND',
  'Answer.ErrorProcedureNotFound': 'ERROR_PROC_NOT_FOUND',
  'Answer.ErrorBadExeFormat': 'ERROR_BAD_EXE_FORMAT',
  'Answer.ErrorInternalError': 'ERROR_INTERNAL_ERROR',
  'NativeMethods.OemCodePage': 'CP_OEMCP',
  'NativeMethods.WsaFlagOverlapped': 'WSA_FLAG_OVERLAPPED',
  'NativeMethods.WsaFlagNoHandleInherit': 'WSA_FLAG_NO_HANDLE_INHERIT',
  'NativeMethods.SioAssociatePortReservation': 'SIO_ASSOCIATE_PORT_RESERVATION',
  'Sockets.SockAddrIn6Size': 'sizeof(sockaddr_in6)',
  'Sockets.WinsockAddressFamilyInet6': 'AF_INET6',
  'Sockets.ProtocolTcp': 'IPPROTO_TCP',
  'Sockets.ProtocolUdp': 'IPPROTO_UDP',
  'SocketTables.TcpRowSize': 'sizeof(MIB_TCPROW_OWNER_PID)',
  'SocketTables.TcpRowState': 'offsetof(MIB_TCPROW_OWNER_PID, dwState)',
  'SocketTables.TcpRowAddress': 'offsetof(MIB_TCPROW_OWNER_PID, dwLocalAddr)',
  'SocketTables.TcpRowPort': 'offsetof(MIB_TCPROW_OWNER_PID, dwLocalPort)',
  'SocketTables.TcpRowPid': 'offsetof(MIB_TCPROW_OWNER_PID, dwOwningPid)',
  'SocketTables.Tcp6RowSize': 'sizeof(MIB_TCP6ROW_OWNER_PID)',
  'SocketTables.Tcp6RowState': 'offsetof(MIB_TCP6ROW_OWNER_PID, dwState)',
  'SocketTables.Tcp6RowAddress': 'offsetof(MIB_TCP6ROW_OWNER_PID, ucLocalAddr)',
  'SocketTables.Tcp6RowPort': 'offsetof(MIB_TCP6ROW_OWNER_PID, dwLocalPort)',
  'SocketTables.Tcp6RowPid': 'offsetof(MIB_TCP6ROW_OWNER_PID, dwOwningPid)',
  'SocketTables.UdpRowSize': 'sizeof(MIB_UDPROW_OWNER_PID)',
  'SocketTables.UdpRowAddress': 'offsetof(MIB_UDPROW_OWNER_PID, dwLocalAddr)',
  'SocketTables.UdpRowPort': 'offsetof(MIB_UDPROW_OWNER_PID, dwLocalPort)',
  'SocketTables.UdpRowPid': 'offsetof(MIB_UDPROW_OWNER_PID, dwOwningPid)',
  'SocketTables.Udp6RowSize': 'sizeof(MIB_UDP6ROW_OWNER_PID)',
  'SocketTables.Udp6RowAddress': 'offsetof(MIB_UDP6ROW_OWNER_PID, ucLocalAddr)',
  'SocketTables.Udp6RowPort': 'offsetof(MIB_UDP6ROW_OWNER_PID, dwLocalPort)',
  'SocketTables.Udp6RowPid': 'offsetof(MIB_UDP6ROW_OWNER_PID, dwOwningPid)',
  'SocketTables.FirstRow': 'offsetof(MIB_TCPTABLE_OWNER_PID, table)',
  'SocketTables.AfInet': 'AF_INET',
  'SocketTables.AfInet6': 'AF_INET6',
  'SocketTables.TcpTableOwnerPidAll': 'TCP_TABLE_OWNER_PID_ALL',
  'SocketTables.UdpTableOwnerPid': 'UDP_TABLE_OWNER_PID',
  'SocketTables.ErrorInsufficientBuffer': 'ERROR_INSUFFICIENT_BUFFER',
  'SocketTables.Ipv4AddressSize': 'sizeof(in_addr)',
  'SocketTables.Ipv6AddressSize': 'sizeof(in6_addr)',
};

/** Constants of the records that cross edge-js, which Windows knows nothing of. */
const ownConstants = [
  'Reservations.RequestSize',
  'Reservations.ReplySize',
  'Sockets.AddressOffset',
  'Sockets.ReplySize',
];

const families: Readonly<Record<string, string>> = { sockaddr_in: 'AF_INET', sockaddr_in6: 'AF_INET6' };

/** Everything that the shim takes for granted, as conditions on the headers. */
export function claimsOf({ functions, constants, layouts }: Surface): Claim[] {
  return [
    ...functions.flatMap(claimsOfFunction),
    ...constants
      .filter(({ name }) => !ownConstants.includes(name))
      .map(({ name, value }) => claimOfConstant(headerName(name), value)),
    ...layouts.flatMap(claimsOfLayout),
  ];
}

/** A macro or expression of the headers, and its value. */
export function claimOfConstant(header: string, value: number): Claim {
  return {
    condition: `static_cast<unsigned long long>(${header}) == ${value}ull`,
    otherwise: `${header} is not ${value}`,
  };
}

function headerName(constant: string): string {
  const name = namesInHeaders[constant];
  if (name === undefined) {
    throw new Error(
      `The shim has a constant ${constant} that no header is known for; add it to namesInHeaders or ownConstants.`,
    );
  }
  return name;
}

function claimsOfFunction({ name, callingConvention, returns, parameters }: NativeFunction): Claim[] {
  const signature = `Signature<decltype(&::${name})>`;
  return [
    {
      condition: String(callingConvention === 'Winapi'),
      otherwise: `${name}: the calling convention is not Winapi`,
    },
    {
      condition: `${signature}::count == ${parameters.length}`,
      otherwise: `${name}: not ${parameters.length} parameters`,
    },
    {
      condition: matches(`${signature}::Return`, returns),
      otherwise: `${name}: the result is no ${returns}`,
    },
    ...parameters.map((parameter, index) => ({
      condition: matches(`${signature}::Parameter<${index}>`, parameter.type),
      otherwise: `${name}: parameter ${index + 1}, ${parameter.name}, is no ${parameter.type}`,
    })),
  ];
}

function claimsOfLayout({ name, size, offsets, family }: Layout): Claim[] {
  return [
    { condition: `sizeof(${name}) == ${size}`, otherwise: `${name} has not ${size} bytes` },
    claimOfConstant(families[name] ?? name, family),
    ...Object.entries(offsets).map(([field, offset]) => ({
      condition: `offsetof(${name}, ${field}) == ${offset}`,
      otherwise: `${name}.${field} is not at byte ${offset}`,
    })),
  ];
}

/** Whether a type of the headers has the width and kind of a .NET type. */
function matches(native: string, managed: string): string {
  if (managed.endsWith('&')) return `passesByReference<${native}, ${integer(managed.slice(0, -1))}>`;
  if (managed === 'Byte[]') return `std::is_pointer_v<${native}>`;
  if (managed === 'IntPtr') return `sizeof(${native}) == sizeof(void *)`;
  return `sameInteger<${native}, ${integer(managed)}>`;
}

function integer(managed: string): string {
  const [, unsigned, bits] = /^(U?)Int(16|32|64|Ptr)$/.exec(managed) ?? [];
  if (bits === undefined) throw new Error(`The shim passes a ${managed}, and this check knows no such type.`);
  return `std::${unsigned === 'U' ? 'u' : ''}int${bits.toLowerCase()}_t`;
}
