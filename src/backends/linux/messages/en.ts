import type { LinuxMessages } from './messages';

export const english: LinuxMessages = {
  namespace: {
    title: 'Network namespace',
    hosts: "The machine's own one: its reservations survive a restart.",
    another: "Not the machine's own one: its reservations end with it.",
    remedy: 'Mount /proc, or use another backend.',
  },
  kernelList: {
    title: "Kernel's list",
    holds: (file, ranges) => `${file} is readable and holds ${ranges} ranges.`,
    remedy: 'Mount /proc, and use a kernel with IPv4 and sysctl.',
  },
  store: {
    title: 'Store',
    holds: (reservations) => `It can be read and trusted, and holds ${reservations} reservations.`,
    remedy:
      'Give the file and its folder to root with chown, take the write permission from others with chmod go-w, or move the file away: its reservations are then gone.',
  },
  effect: {
    title: 'Reservations in effect',
    all: "The kernel's list holds all of them.",
    lost: (blocks) => `The kernel's list lacks ports of ${blocks}.`,
    remedy:
      'Run `port-reservation restore` as root, and find out which program has rewritten net.ipv4.ip_local_reserved_ports, or whether the restore step is missing at boot.',
  },
  lock: {
    title: 'Lock',
    free: 'No other process keeps it.',
    remedy: 'Wait for that process to finish, or end it: the kernel frees the lock then.',
  },
  skipped: (title) => `Not looked at, because of: ${title}.`,
};
