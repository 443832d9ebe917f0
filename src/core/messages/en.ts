import { type Block, formatRange } from '../../contract/reservation';
import type { Messages } from './messages';

const name = (block: Block) => `${block.protocol} ${formatRange(block)}`;

const ofUser = (user: string | null) => (user === null ? '' : ` of user ${user}`);

const by = (users: string) => (users === '' ? '' : ` by ${users}`);

export const english: Messages = {
  notAPort: (parameter, value) =>
    `${parameter} is ${value}. It must be a whole number from 1 to 65535, given as a number.`,
  notAProtocol: (value) => `The protocol is ${value}. It must be 'tcp' or 'udp'.`,
  notAStore: (value) => `The store is ${value}. It must be 'active' or 'persistent'.`,
  notARange: (value) =>
    `The block is ${value}. It must be an object with startPort and numberOfPorts, as in { startPort: 5000, numberOfPorts: 20 }.`,
  notAnAddress: (value) =>
    `The address is ${value}. It must be an IPv4 or IPv6 address in numbers, as in '127.0.0.1' or '::'.`,
  notAnObject: (value, known) =>
    `The options are ${value}. They must be an object, of which these properties are known: ${known}.`,
  unknownProperty: (name, known) =>
    `There is no option ${name}. Correct or remove it; these are known: ${known}.`,
  notText: (name, value) =>
    `${name} is ${value}. It must be text that is not empty; leave it out for the default.`,
  notABackend: (value, known) => `There is no backend ${value}. Choose one of ${known}.`,
  zero: (parameter) => `${parameter} is 0. It must be a whole number from 1 to 65535.`,
  pastTheEnd: (block) =>
    `${block.numberOfPorts} ports from ${block.startPort} would end at port ${block.startPort + block.numberOfPorts - 1}. ` +
    `The block must end at or before 65535: take at most ${65536 - block.startPort} ports from there.`,
  accessDenied: (block, platform) =>
    platform === 'win32'
      ? `The reservation ${name(block)} may only be changed by an administrator. Run it from an elevated session.`
      : `The reservation ${name(block)} may only be changed by a process that may write the kernel's list of reserved ports. Run it as root.`,
  meetsReservation: (block, other) =>
    `The block ${name(block)} meets the reservation ${block.protocol} ${other}. Remove that one first, or choose a block beside it.`,
  meetsExclusion: (block, other) =>
    `The block ${name(block)} meets the exclusion ${block.protocol} ${other}. Delete that one first, or choose a block beside it.`,
  meetsRuntimeReservation: (block, other) =>
    `The block ${name(block)} meets ${block.protocol} ${other}, a runtime reservation, which its owner holds until it is stopped. ` +
    `Stop the owner, repeat this, and start the owner again: for WinNAT, which serves Docker, WSL and Hyper-V, by 'net stop winnat' before and 'net start winnat' after. Or choose another block.`,
  meetsForeignRange: (block, other) =>
    `The block ${name(block)} meets ${other}, which the system keeps for somebody else. Choose a block beside it, or have its owner release it.`,
  portInUse: (block, port, users) =>
    `Port ${port} of the block ${name(block)} is in use${by(users)}. Close the program that uses it, or choose another block.`,
  sharingViolation: (block) =>
    `The block ${name(block)} meets another reservation, or one of its ports is in use. List the reservations and the open ports, and choose a free block.`,
  notFound: (block) =>
    `There is no reservation ${name(block)} with exactly this start and number of ports (${block.startPort}, ${block.numberOfPorts}). List the reservations to see which there are.`,
  notSupported: (platform) =>
    `Persistent port reservations are not available on ${platform}. They work on Windows and Linux; everywhere, the memory backend serves for tests.`,
  noPortLeft: (block) =>
    `None of the ${block.numberOfPorts} ports of ${name(block)} is free. Close a socket that uses one, or reserve a larger block.`,
  because: (block, reason) => `Reservation ${name(block)}: ${reason}`,
  exclusionBecause: (block, reason) => `Exclusion ${name(block)}: ${reason}`,
  notListed: (protocol, reason) =>
    `What the system holds back of the ${protocol} ports could not be listed: ${reason}`,
  somePortInUse: (block) =>
    `One of the ports of the block ${name(block)} is in use; the system does not say which. Look for it among the open ports and close its program, or choose another block.`,
  exclusionSomePortInUse: (block) =>
    `One of the ports of the block ${name(block)} is in use, and a block is excluded while its ports are free; the system does not say which. Look for it among the open ports, stop its program, make the exclusion, and start the program again.`,
  excludedAlready: (block) => `The block ${name(block)} is excluded already: there is nothing to do.`,
  excludedUntilRestart: (block) =>
    `The block ${name(block)} is excluded already, but only until the next restart. Delete it from the active store first (--store active, or -Store Active), and then exclude it persistently.`,
  meetsActiveExclusion: (block, other) =>
    `The block ${name(block)} meets the exclusion ${block.protocol} ${other}, which lasts until the next restart. Delete that one first, from the active store (--store active, or -Store Active), or choose a block beside it.`,
  meetsHostNetworkService: (block, other) =>
    `The block ${name(block)} meets the exclusion ${block.protocol} ${other}. Windows' Host Network Service makes that one for containers, and makes it again where it is deleted. Choose a block beside it.`,
  restoreNeedsPrivilege: () =>
    "Restoring the reservations takes a process that may write the kernel's list of reserved ports. Run it as root.",
  restoreFailed: (reason) => `The reservations could not be restored: ${reason}`,
  exclusionDenied: (block, platform) =>
    platform === 'win32'
      ? `The exclusion ${name(block)} may only be changed by an administrator. Run it from an elevated session.`
      : `The exclusion ${name(block)} may only be changed by a process that may write the kernel's list of reserved ports. Run it as root.`,
  exclusionPortInUse: (block, port, users) =>
    `Port ${port} of the block ${name(block)} is in use${by(users)}, and a block is excluded while its ports are free. Stop the program that uses it, make the exclusion, and start the program again.`,
  exclusionNotFound: (block) =>
    `There is no ${block.store} exclusion ${name(block)} with exactly this start and number of ports (${block.startPort}, ${block.numberOfPorts}).`,
  heldByReservation: (block, other) =>
    `The persistent reservation ${block.protocol} ${other} is there: delete it as a reservation.`,
  heldByExclusion: (block, other) =>
    `The exclusion ${block.protocol} ${other} is there: delete it by its own start, number of ports and store.`,
  heldAtRuntime: (block, other) =>
    `${block.protocol} ${other} is a runtime reservation, which ends when its owner (WinNAT, Hyper-V, HTTP.sys or another service) is stopped.`,
  heldBySomebodyElse: (_block, other) =>
    `${other} is on the kernel's list by somebody else's doing: take it off where it was put, in a file of sysctl.d or by the program that wrote it.`,
  socketsUnreadable: (protocol, reason) =>
    `The system's table of open ${protocol} sockets could not be read, so that nothing is known of who uses a port: ${reason}`,
  dynamicRangeUnreadable: (protocol, reason) =>
    `The dynamic range of ${protocol} could not be read: ${reason}`,
  dynamicRangeDenied: (protocol, platform) =>
    platform === 'win32'
      ? `The dynamic range of ${protocol} may only be changed by an administrator. Run it from an elevated session.`
      : `The dynamic range of ${protocol} may only be changed by a process that may write net.ipv4.ip_local_port_range. Run it as root.`,
  notADynamicRange: (block, platform) =>
    platform === 'win32'
      ? `${formatRange(block)} cannot be the dynamic range of ${block.protocol}: it must begin at 1025 or later and have at least 255 ports, as in 49152 16384, which is Windows' own.`
      : `${formatRange(block)} cannot be the dynamic range of ${block.protocol}: it must not begin below net.ipv4.ip_unprivileged_port_start, which is 1024 unless it was changed. Begin higher, as in 32768 28232, which is Linux' own.`,
  dynamicRangeLocked: (protocol) =>
    `The dynamic range of ${protocol} could not be changed in time: another process, or the system's own program, did not finish. Try again.`,
  process: (name, pid, user) =>
    name === null
      ? `process ${pid}${ofUser(user)}, whose name the system does not show,`
      : `${name} (process ${pid}${ofUser(user)})`,
  hiddenProcess: (user) => `a process${ofUser(user)} that this user may not see`,
  noProcess: () => 'the system itself, or a process in another container,',
  refused: (syscall, code, errno) => `${syscall} failed with ${code} (${errno}).`,
};
