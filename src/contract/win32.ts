/**
 * The Win32 and Winsock codes this package speaks of, under their names in winerror.h.
 * Every backend answers with these numbers, also where the operating system has others.
 */
export const Win32 = {
  ERROR_FILE_NOT_FOUND: 2,
  ERROR_TOO_MANY_OPEN_FILES: 4,
  ERROR_ACCESS_DENIED: 5,
  ERROR_INVALID_DATA: 13,
  ERROR_WRITE_FAULT: 29,
  ERROR_GEN_FAILURE: 31,
  ERROR_SHARING_VIOLATION: 32,
  ERROR_NOT_SUPPORTED: 50,
  ERROR_INVALID_PARAMETER: 87,
  ERROR_DISK_FULL: 112,
  ERROR_IO_INCOMPLETE: 996,
  ERROR_NOT_FOUND: 1168,
  ERROR_TIMEOUT: 1460,
  WSAEACCES: 10013,
  WSAEINVAL: 10022,
  WSAEMFILE: 10024,
  WSAEOPNOTSUPP: 10045,
  WSAEAFNOSUPPORT: 10047,
  WSAEADDRINUSE: 10048,
  WSAEADDRNOTAVAIL: 10049,
  WSAENOBUFS: 10055,
  WSASYSCALLFAILURE: 10107,
} as const;

const names = new Map<number, string>(Object.entries(Win32).map(([name, code]) => [code, name]));

/** The Win32 function that does this to a reservation of this protocol, as in `CreatePersistentUdpPortReservation`. */
export function reservationFunction(verb: 'Create' | 'Delete' | 'Lookup', protocol: 'tcp' | 'udp'): string {
  return `${verb}Persistent${protocol === 'udp' ? 'Udp' : 'Tcp'}PortReservation`;
}

/**
 * What changes the exclusions: there is no documented function, so errors and traces name the command, on every system.
 */
export function exclusionCommand(verb: 'add' | 'delete' | 'show'): string {
  return `netsh ${verb} excludedportrange`;
}

/** What shows and sets the dynamic range, under netsh's name on every system. */
export function dynamicRangeCommand(verb: 'show' | 'set'): string {
  return `netsh ${verb} dynamicport`;
}

/** The name of a code, as in `ERROR_NOT_FOUND`; `WIN32_<number>` for one that this package does not know. */
export function codeName(errno: number): string {
  return names.get(errno) ?? `WIN32_${errno}`;
}
