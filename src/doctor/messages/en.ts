import { formatRange } from '../../contract/reservation';
import type { DoctorMessages } from './messages';

export const english: DoctorMessages = {
  platform: {
    title: 'Platform',
    unsupported: 'Use Windows or Linux; for tests, the memory backend works everywhere.',
    tooOld: (build) =>
      `Use reservations on Windows 10 1809, Windows Server 2019 (build ${build}) or later: the makers of Microsoft's QUIC library hold them to be unsafe before.`,
  },
  dynamicRange: {
    title: 'Dynamic range',
    tooLow: (range) =>
      `${range} begins so low that the system assigns ports on which servers listen, and WinNAT excludes them.`,
    tooSmall: (range) => `${range} has so few ports that programs that call out may find none.`,
    remedy: (platform) =>
      `Set it: \`port-reservation dynamic-range set ${platform === 'win32' ? '49152 16384' : '32768 28232'}\` is the system's own${platform === 'win32' ? '; with --udp for UDP. Restart Windows afterwards' : ''}.`,
  },
  node: {
    title: 'Node',
    tooOld: (found, required) => `This is ${found}. Install Node ${required} or later.`,
  },
  backend: { title: 'Backend' },
  elevation: {
    title: 'Elevation',
    elevated: 'This process may create and delete reservations.',
    notElevated: 'This process may not create or delete reservations.',
    unknown: 'The system does not tell whether this process may create and delete reservations.',
    remedy: (platform) =>
      platform === 'win32'
        ? 'To create and delete, run it from an elevated session.'
        : 'To create and delete, run it as root.',
  },
  lookup: {
    title: 'Harmless lookup',
    answered: (block) => `ERROR_NOT_FOUND for ${block}, as it should be for a block nobody reserved.`,
    neverNotFound: (protocol, count) => `Each of ${count} random ${protocol} blocks is said to be reserved.`,
    remedy: 'Heal what else failed here first, then look again.',
  },
  report: {
    statuses: { ok: 'ok', warning: 'warning', failed: 'failed', skipped: 'skipped' },
    mayProbe:
      'The probe reserves a block of free ports, excludes another one, tries both out, and removes them again. May it? [y/N] ',
    answerToYes: 'y',
    notAsked:
      'The probe changes the system for a moment, and there is nobody to ask here. Say --yes to allow it.',
    notProbed: 'Nothing was changed.',
    probed: (block, excluded) => `Probed with the blocks ${block} and ${excluded}:`,
    clean: 'Everything that the probe made was removed.',
    interrupted: 'The probe was interrupted.',
    stopped: (message) => `The probe could not go on: ${message}`,
  },
  bridge: {
    title: 'Bridge',
    answered: (start, roundTrip) =>
      `Started and initialized in ${start} ms; a lookup there and back takes ${roundTrip} ms.`,
    silent: (seconds) => `It did not answer within ${seconds} s.`,
    ended: (code, stderr) => `It ended with ${code} instead of answering. ${stderr}`.trim(),
    remedy: 'Reinstall the package; then look whether something keeps Node from starting another Node.',
  },
  probe: {
    needsElevation: (platform) =>
      platform === 'win32'
        ? 'A probe creates and deletes reservations of its own. Run it from an elevated session.'
        : 'A probe creates and deletes reservations of its own. Run it as root.',
    noFreeBlock: (attempts) =>
      `No free block was found in ${attempts} attempts at random places. Close programs that hold many ports, and try again.`,
    questions: {
      'row.starred': () => "Is the reservation starred in the system's list?",
      'bind.ordinary': () => 'Is an ordinary bind inside the block refused?',
      'bind.associated': () => 'Does a bind with the token draw a port of the block?',
      'lookup.unelevated': () => 'Does Lookup work without elevation?',
      'bind.ordinary.unelevated': () => 'Is an ordinary bind inside the block refused without elevation?',
      'bind.associated.unelevated': () =>
        'Does a bind with the token draw a port of the block without elevation?',
      'bind.usedUp': () => 'How is a bind with the token refused when the block is used up?',
      'delete.socketOpen': () => 'Does deletion succeed while sockets on the block are open?',
      'exclusion.lookup': (tool) => `Does Lookup find an exclusion made by ${tool}?`,
      'exclusion.starred': (tool) => `Is an exclusion made by ${tool} starred in the system's list?`,
      'reservation.deletedByTool': (tool) => `Does ${tool} delete a reservation?`,
    },
    yes: 'yes',
    no: 'no',
    notObserved: 'not observed',
    noOtherProcess: 'This backend keeps its reservations in this process; there is nothing else to ask.',
    stillElevated: 'The process that was to be without elevation has it all the same.',
    notElevatedEither: 'The system does not tell whether the process that was started is without elevation.',
    row: (block, administered) => `${block} is listed ${administered ? 'with' : 'without'} a star.`,
    noRow: (block) => `${block} is not in the list.`,
    token: (token) => `It answered the token ${token}.`,
    otherToken: (token) => `It answered another token, ${token}.`,
    bound: (port) => `Port ${port} was bound.`,
    drewInside: (port, block) => `Port ${port} of ${block} was drawn.`,
    drewOutside: (port, block) => `Port ${port} was drawn, which is not one of ${block}.`,
    usedUp: (count, code) => `After ${count} ports the next bind was refused with ${code}.`,
    neverUsedUp: (count) => `${count} binds succeeded, more than the block has ports.`,
    deletedWithSockets: (count) => `It was deleted with ${count} sockets open.`,
    survived: (tool) => `${tool} left it alone.`,
    gone: (tool) => `After ${tool}, Lookup answers ERROR_NOT_FOUND.`,
    notInEffect: (tool) => `After ${tool}, Lookup still finds it, but the system keeps the ports no longer.`,
    notRecreated: (message) => `The block could not be reserved once more: ${message}`,
    leftover: (block, means, message) =>
      `${block.protocol} ${formatRange(block)} could not be removed (${message}). Remove it by hand: ${means}`,
  },
};
