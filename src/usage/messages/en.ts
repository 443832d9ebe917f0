import { formatRange, type PortRange, type Protocol } from '../../contract/reservation';

/** Every sentence in which ports and errors are explained. */
export const english = {
  free: (protocol: Protocol, port: number) =>
    `Free: nothing keeps ${protocol} port ${port} from being bound.`,
  unknown: (protocol: Protocol, port: number) =>
    `Unknown: whether ${protocol} port ${port} may be taken could not be found out.`,
  listening: (who: string, where: string) => `In use: ${who} listens on ${where}.`,
  bound: (who: string, where: string) => `In use: ${who} receives on ${where}.`,
  connected: (who: string, where: string) =>
    `Taken by a connection: ${who} has one with ${where} as its own end, and nobody listens there. The system has given it the port to call out from, or its server has stopped listening.`,
  closing: () =>
    'A connection of this port has ended a moment ago (TIME_WAIT). A server that sets SO_REUSEADDR, as those of Node do, may bind it; another one is refused for up to some minutes.',
  stop: (pid: number, windows: boolean) =>
    `Stop that program (${windows ? `taskkill /pid ${pid}` : `kill ${pid}`}), or choose another port: \`port-reservation free\` finds one.`,
  lookElevated: (windows: boolean): string =>
    windows
      ? 'Run this from an elevated session to see which process it is.'
      : 'Run this as root to see which process it is, as in: sudo port-reservation why …',
  httpSys: () =>
    'Process 4 is Windows itself: HTTP.sys listens there on behalf of a program. `netsh http show servicestate` names which.',
  serviceHost: (pid: number) =>
    `svchost runs services: \`tasklist /svc /fi "pid eq ${pid}"\` names them. If iphlpsvc is among them, the port is forwarded: see \`netsh interface portproxy show all\`.`,
  dockerProxy: (port: number) =>
    `docker-proxy forwards the port to a container: \`docker ps --filter publish=${port}\` names it. Stop the container, or publish it elsewhere.`,
  systemd: () =>
    'Process 1 keeps the socket for a service that it starts at need: `systemctl list-sockets` names it. Stop that socket unit, or choose another port.',
  endConnection: (protocol: Protocol, port: number) =>
    `Wait for the connection to end, or end that program. \`port-reservation exclusions add ${port} 1${protocol === 'udp' ? ' --udp' : ''}\` keeps the system from assigning the port again.`,
  runtime: (protocol: Protocol, range: PortRange) =>
    `Windows holds ${protocol} ${formatRange(range)} for a program or service while it runs, and refuses an ordinary bind there (WSAEACCES 10013). The list names no holder.`,
  likelyMirrored: () => 'A block of 4,096 ports is what WSL holds in its mirrored mode.',
  likelyHttpSys: () => 'A single port is held as HTTP.sys, or a program with a runtime reservation, does.',
  likelyWinNat: () => 'Most likely it is WinNAT, which serves Docker, Hyper-V and WSL; that is a guess.',
  mirroredRemedy: () =>
    'Choose a port outside the block, or set `networkingMode` to another value in %UserProfile%\\.wslconfig and run `wsl --shutdown`.',
  runtimeRemedy: (protocol: Protocol, port: number) =>
    `Elevated: \`net stop winnat\`, then \`port-reservation exclusions add ${port} 1${protocol === 'udp' ? ' --udp' : ''}\`, then \`net start winnat\`. The exclusion keeps WinNAT out across restarts; containers lose their network until it is started again.`,
  reservation: (protocol: Protocol, range: PortRange, windows: boolean) =>
    windows
      ? `It is in the persistent reservation ${protocol} ${formatRange(range)}. Microsoft's QUIC documentation says that an ordinary bind is refused there.`
      : `It is in the persistent reservation ${protocol} ${formatRange(range)}, for programs that draw a port from it.`,
  reservationRemedy: ({ startPort, numberOfPorts }: PortRange, windows: boolean) =>
    `Draw a port from the reservation (\`port-reservation bind ${startPort} ${numberOfPorts}\`, or \`bind\` and \`adopt\` in TypeScript${windows ? '; that needs elevation' : ''}), or delete it.`,
  administered: (protocol: Protocol, range: PortRange) =>
    `An administrator has excluded ${protocol} ${formatRange(range)} from automatic assignment. An ordinary bind is allowed there: look elsewhere for the cause of a refusal.`,
  administeredOnWindows: (protocol: Protocol, range: PortRange) =>
    `${protocol} ${formatRange(range)} is an administered exclusion. An ordinary bind is allowed there; but HTTP.sys and HttpListener fail inside it with 32, QUIC and SIO_ACQUIRE_PORT_RESERVATION with 10048.`,
  hnsBlock: () =>
    "This one is Windows' own: the Host Network Service (hns) makes it again whenever it is deleted, as long as EnableExcludedPortRange is set below HKLM\\SYSTEM\\CurrentControlSet\\Services\\hns\\State.",
  foreign: (range: PortRange) =>
    `${formatRange(range)} is on the kernel's list of ports that it does not assign by itself (net.ipv4.ip_local_reserved_ports), by somebody else's doing or for the other protocol. An ordinary bind is allowed there.`,
  privileged: (first: number) =>
    `Ports below ${first} may be bound by root, or with the capability CAP_NET_BIND_SERVICE, alone.`,
  privilegedRemedy: (port: number) =>
    `Run the program as root, give it the capability (\`sudo setcap cap_net_bind_service=+ep <program>\`), lower the limit (\`sudo sysctl net.ipv4.ip_unprivileged_port_start=${port}\`), or choose a higher port.`,
  dynamicRange: (range: PortRange) =>
    `It is in the dynamic range ${formatRange(range)}: the system may assign it to any program at any time.`,
  dynamicRangeRemedy: (protocol: Protocol, port: number) =>
    `For a server with this port: \`port-reservation exclusions add ${port} 1${protocol === 'udp' ? ' --udp' : ''}\` (elevated, or as root) keeps the system from assigning it.`,
  fetchBlocked: (port: number) =>
    `Browsers and fetch refuse to ask port ${port} over HTTP, whoever listens there: it is one of the Fetch standard's bad ports.`,
  fetchBlockedRemedy: () => 'Choose another port for a web server.',
  refusedInUse: () =>
    'An ordinary bind is refused, for the port is in use; but no table shows by whom. A socket that is bound and does not listen is in none.',
  refusedInUseRemedy: (protocol: Protocol, port: number, windows: boolean) =>
    windows
      ? 'End the program that you suspect, and try again. A restart frees the port in any case.'
      : `End the program that you suspect, and try again: as root, \`lsof -nP -i ${protocol}:${port}\` may name it.`,
  refusedAccess: (windows: boolean): string =>
    windows
      ? 'An ordinary bind is refused with WSAEACCES (10013), and no list shows a block that holds the port. A program may have bound it with SO_EXCLUSIVEADDRUSE, or security software may refuse it.'
      : 'An ordinary bind is refused with EACCES, and the port is not privileged: a security module (SELinux, AppArmor, Landlock) or a sandbox refuses it.',
  refusedAccessRemedy: (windows: boolean): string =>
    windows
      ? 'Try another port; if that one is refused too, look at the security software, and at the rights of this user.'
      : "Look for the refusal in the kernel's log (`journalctl -k`, `ausearch -m avc`), or try outside the sandbox.",
  notTried: (code: string) => `An ordinary bind could not be tried (${code}).`,
  freeByNow: (code: string) =>
    `When the program was refused (${code}) it was not free: whoever had it has ended since, or the program asked for the port twice. Try again.`,
  withoutPort: (code: string) =>
    `${code}: a port is refused, and the error does not say which. Name it, as in: port-reservation why 3000`,
  addressNotHere: (address: string | undefined, code: string) =>
    `${address ?? 'The address'} is no address of this machine (${code}), so that no program can listen there.`,
  addressNotHereRemedy: () =>
    'Listen on 127.0.0.1 or ::1 for this machine alone, on 0.0.0.0 or :: for every address, or on one that `ip address` (Windows: `ipconfig`) shows.',
  urlDenied: (code: string) =>
    `HTTP.sys does not let this user listen on the URL (${code}): only administrators may, unless it is reserved for others.`,
  urlDeniedRemedy: (port: number | undefined) =>
    `Elevated, once: \`netsh http add urlacl url=http://+:${port ?? '<port>'}/ user=%USERDOMAIN%\\%USERNAME%\`, with the URL exactly as the program has it. Or run the program elevated.`,
  urlRegistered: (code: string) =>
    `Another program listens on the same URL prefix through HTTP.sys (${code}).`,
  urlRegisteredRemedy: () =>
    'End that program (`netsh http show servicestate` names it), or choose another path or port.',
  urlPortTaken: (code: string) =>
    `HTTP.sys cannot have the port (${code}): a program that does not go through HTTP.sys listens there, or the port is excluded or held back. An ordinary bind inside an exclusion is allowed; HTTP.sys is not.`,
  manySinglePorts: (count: number) =>
    `${count} held ranges have a single port: some program reserves ports and forgets them. Restart the services that do so (WinNAT, WSL, container networks), and see whether it grows again.`,
  littleRoom: (freePorts: number, range: PortRange) =>
    `Only ${freePorts} ports of the dynamic range ${formatRange(range)} are not held back: programs that call out will soon be refused. Widen it with \`port-reservation dynamic-range set\`, or delete what is not needed.`,
};
