export const english = {
  namespace: {
    title: 'Network namespace',
    hosts: "The machine's own one: its reservations survive a restart.",
    another: "Not the machine's own one: its reservations end with it.",
    remedy: 'Mount /proc, or use another backend.',
    unknown: (reason: string) =>
      `The Linux backend needs Linux with all of /proc visible (not ProcSubset=pid of systemd): ${reason}.`,
  },
  kernelList: {
    title: "Kernel's list",
    holds: (file: string, ranges: number) => `${file} is readable and holds ${ranges} ranges.`,
    remedy: 'Mount /proc, and use a kernel with IPv4 and sysctl.',
    absent: (file: string) =>
      `This system has no ${file}: its kernel cannot hold ports back, or /proc is not mounted, or shows processes alone (ProcSubset=pid of systemd).`,
    keepsChanging: (file: string, attempts: number) =>
      `Another program keeps rewriting ${file}: after ${attempts} attempts it is still not as it should be. Find that program and stop it for a moment.`,
  },
  privilege: {
    title: 'Privilege',
    granted: (file: string) => `${file} may be written.`,
  },
  store: {
    title: 'Store',
    holds: (reservations: number) => `It can be read and trusted, and holds ${reservations} reservations.`,
    remedy:
      'Give the file and its folder to root with chown, take the write permission from others with chmod go-w, or move the file away: its reservations are then gone.',
  },
  effect: {
    title: 'Reservations in effect',
    all: "The kernel's list holds all of them.",
    lost: (blocks: string, writers: string) => `The kernel's list lacks ports of ${blocks}.${writers}`,
    writers: (names: string) => ` Known to write that list on this machine: ${names}.`,
    remedy:
      'Run `port-reservation restore` as root. For good: let it run at boot, after tuned and at intervals, as docs/restore-after-reboot.md shows.',
  },
  lock: {
    title: 'Lock',
    free: 'No other process keeps it.',
    remedy: 'Wait for that process to finish, or end it: the kernel frees the lock then.',
    heldTooLong: (name: string, seconds: number) =>
      `Another process has kept the lock, the abstract Unix socket @${name}, for more than ${seconds} s. 'ss -xlp' (as root) shows who listens on it: wait for that process to finish, or end it.`,
    heldAndUnreachable: (name: string, seconds: number, code: string) =>
      `Another process has kept the lock, the abstract Unix socket @${name}, for more than ${seconds} s, and this process may not connect to it (${code}): a security module such as Landlock keeps it from sockets outside its domain. 'ss -xlp' (as root) shows who listens on it.`,
    refused: (name: string, code: string, why: string) =>
      `The lock, the abstract Unix socket @${name}, may not be used (${code}): ${why}`,
    noUnixSockets:
      'this process may open no Unix sockets. Under systemd, add AF_UNIX to RestrictAddressFamilies of its unit.',
    notAllowed: (module: string) =>
      `${module} allows this process no such socket. Allow it abstract Unix sockets, or run it outside.`,
  },
  state: {
    notUnderstood: (file: string, reason: string) =>
      `The state file ${file} is not understood (${reason}), so nothing is read from it or written to it. Restore it from a backup, or move it away: its reservations are then gone.`,
    newer: (file: string, version: string, known: number) =>
      `The state file ${file} is of version ${version}, and this release of port-reservation knows up to ${known}: a newer release has written it. Nothing is read from it or written to it. Update this installation of port-reservation.`,
    shouldBe: (shape: string) => `it should be ${shape}`,
    notA: (json: string, what: 'reservation' | 'exclusion') =>
      `${json} is not ${what === 'reservation' ? 'a reservation' : 'an exclusion'}`,
    notAPortRange: (text: string, highest: number) =>
      `'${text}' is neither a port nor a range of ports from 0 to ${highest}`,
    untrusted: (path: string, problem: string) =>
      `${path} ${problem}, so nothing is read from it or written to it. Find out who has changed it; then chown it to root and chmod it to go-w, or move it away.`,
    anotherUsers: (uid: number) => `belongs to another user (uid ${uid})`,
    writableByOthers: (mode: string) => `may be written by others (mode 0${mode})`,
    symbolicLink: 'is a symbolic link',
    notAFile: 'is no ordinary file',
    notAFolder: 'is no folder',
    unreadable: (path: string, why: string) =>
      `The state in ${path} cannot be read, so it is not known what there is: ${why}`,
    unwritable: (path: string, why: string) =>
      `${path} cannot be written: ${why} Or choose another folder by stateDirectory.`,
  },
  change: {
    undone: (reason: string) => `${reason} Nothing was changed.`,
    unconfirmed: (reason: string, then: string) =>
      `It is not certain what was changed: ${reason} Taking it back failed too: ${then} List the reservations to see what there is now; 'port-reservation restore' puts the kernel's list in order.`,
  },
  refusal: {
    readOnly: (path: string) =>
      `${path} is on a read-only mount (EROFS), as /proc/sys is in most containers. Mount it writable (a container needs --privileged, or does this on its host).`,
    notRoot: (path: string, uid: number) =>
      `${path} may be written by root alone, and this process runs as uid ${uid}. Run it as root.`,
    foreignNamespace: (path: string) =>
      `${path} belongs to a network namespace that this user namespace does not own: uid 0 here is not root there. Run it as root of the machine, or make the network namespace in this user namespace (unshare -Urn).`,
    mayNotRead: (path: string, uid: number, code: string) =>
      `${path} may not be read by uid ${uid} (${code}). Run it as root, or let everybody read it and enter its folders.`,
    module: (path: string, code: string, module: string) =>
      `${path} is refused to root (${code}) by ${module}. Its log (ausearch -m avc, or dmesg) says which rule; allow it there, or run it outside.`,
    unknownModule: 'a security module or a sandbox (SELinux, AppArmor, Landlock, seccomp)',
    namedModule: (label: string) => `a security module (this process is confined as '${label}')`,
    nodePermissions: (path: string) =>
      `Node's own permission model (--permission) refuses ${path}. Start Node with --allow-fs-read and --allow-fs-write for it, or without --permission.`,
    tooManyFiles: (path: string, code: string) =>
      `${path} could not be opened, because too many files are open (${code}). Close some, or raise the limit (ulimit -n; LimitNOFILE of a systemd unit).`,
    full: (path: string, code: string) => `There is no room left for ${path} (${code}). Make room there.`,
    failed: (path: string, message: string) => `The system fails with ${path}: ${message}.`,
    privilegedPort: (protocol: string, port: number, first: number) =>
      `Whether ${protocol} port ${port} is free could not be seen: to bind ports below ${first}, this process lacks the capability CAP_NET_BIND_SERVICE. Add it (docker run --cap-add NET_BIND_SERVICE; AmbientCapabilities of a systemd unit), or lower net.ipv4.ip_unprivileged_port_start.`,
    port: (protocol: string, port: number, module: string) =>
      `Whether ${protocol} port ${port} is free could not be seen: ${module} lets this process not bind it. Allow it there, or run it outside.`,
    portFailed: (protocol: string, port: number, errno: number) =>
      `Whether ${protocol} port ${port} is free could not be seen: the system refuses to bind it (${errno}).`,
  },
  dynamicRange: {
    tooLow: (lowest: number) =>
      `The kernel takes no range that begins below ip_unprivileged_port_start, which is ${lowest}.`,
  },
  skipped: (title: string) => `Not looked at, because of: ${title}.`,
};
