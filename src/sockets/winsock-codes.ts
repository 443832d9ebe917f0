import { Win32 } from '../win32';

/** Winsock's numbers are 10000 plus BSD's; this is the one for a failure that BSD has no number for. */
const WSASYSCALLFAILURE = 10107;

const codes: Readonly<Record<string, number>> = {
  EACCES: Win32.WSAEACCES,
  EPERM: Win32.WSAEACCES,
  EINVAL: Win32.WSAEINVAL,
  EMFILE: 10024,
  ENFILE: 10024,
  EAFNOSUPPORT: Win32.WSAEAFNOSUPPORT,
  EADDRINUSE: Win32.WSAEADDRINUSE,
  EADDRNOTAVAIL: Win32.WSAEADDRNOTAVAIL,
  ENOBUFS: 10055,
  ENOMEM: 10055,
};

/** The Winsock code that Windows has for a refusal which Node reports as a system error (`EADDRINUSE` and so on). */
export function winsockCode(error: unknown): number {
  const { code } = error as NodeJS.ErrnoException;
  return codes[code ?? ''] ?? WSASYSCALLFAILURE;
}
