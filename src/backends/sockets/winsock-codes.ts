import { Win32 } from '../../contract/win32';

const codes: Readonly<Record<string, number>> = {
  EACCES: Win32.WSAEACCES,
  EPERM: Win32.WSAEACCES,
  EINVAL: Win32.WSAEINVAL,
  EMFILE: Win32.WSAEMFILE,
  ENFILE: Win32.WSAEMFILE,
  EAFNOSUPPORT: Win32.WSAEAFNOSUPPORT,
  EADDRINUSE: Win32.WSAEADDRINUSE,
  EADDRNOTAVAIL: Win32.WSAEADDRNOTAVAIL,
  ENOBUFS: Win32.WSAENOBUFS,
  ENOMEM: Win32.WSAENOBUFS,
};

/** The Winsock code that Windows has for a refusal which Node reports as a system error (`EADDRINUSE` and so on); WSASYSCALLFAILURE for one that Winsock does not know. */
export function winsockCode(error: unknown): number {
  const { code } = error as NodeJS.ErrnoException;
  return codes[code ?? ''] ?? Win32.WSASYSCALLFAILURE;
}
