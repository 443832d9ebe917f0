import { formatRange } from '../../contract/reservation';
import type { CliMessages } from './messages';

const udp = `  --udp                    UDP; without it, TCP`;
const onlyUdp = `  --udp                    only UDP; without it, TCP and UDP`;
const json = `  --json                   print JSON, with tokens as decimal strings; errors are one JSON object on
                           standard error`;
const common = `  --backend NAME           windows, linux or memory; without it PORT_RESERVATION_BACKEND, and without that the
                           platform's own
  --state-directory DIR    where the Linux backend keeps its reservations
  -h, --help               this help`;
const statuses = `Exit status: 0 done; 1 the system refused, or there is no such reservation; 2 the command line was not understood.`;
const whyStatuses = `Exit status: 0 every port is free; 1 one is not; 2 the command line was not understood; 3 of one it could not be
found out, and the others are free.`;
const numbers = `<StartPort> and <NumberOfPorts> are whole numbers from 1 to 65535 in decimal digits; the block must end at or before 65535.`;

const helpWith =
  (statuses: string) =>
  (usage: string, text: string, options: readonly string[], ...more: readonly string[]) =>
  () =>
    [
      `usage: port-reservation ${usage}`,
      text,
      `Options:\n${[...options, common].join('\n')}`,
      ...more,
      statuses,
    ]
      .join('\n\n')
      .concat('\n');
const help = helpWith(statuses);

export const english: CliMessages = {
  notAPort: (name, value) =>
    `${name} is ${value}. It must be a whole number from 1 to 65535 in decimal digits, as in 5000.`,
  notAStore: (value) => `--store is ${value}. It must be active or persistent.`,
  wrongOperands: (wanted, given) =>
    wanted === ''
      ? `The command takes no operands, and ${given} were given.`
      : `The command takes ${wanted}, and ${given === 1 ? 'one operand was' : `${given} operands were`} given.`,
  badOption: (reason, known) => `${reason}. The options of this command are ${known.join(', ')}.`,
  emptyOption: (name) => `${name} is empty. Give it a value or leave it out.`,
  noCommand: (known) => `A command is missing. Choose one of ${known.join(', ')}.`,
  unknownCommand: (given, known) =>
    `There is no command ${given}. The command comes first: choose one of ${known.join(', ')}.`,
  seeHelp: () => `'port-reservation --help' and 'port-reservation <command> --help' say more.`,
  outputFailed: (reason) =>
    `The output could not be written (${reason}). What was asked is done; see what there is now before you ask again.`,
  deleted: (block) => `Deleted ${block}.`,
  notWritable: (file, reason) => `${file} cannot be written: ${reason}`,
  alreadyAbsent: (block) => `There is no ${block}, as it should be.`,
  room: ({ protocol, dynamicRange, numberOfPorts, blocks, freePorts, largestGap }) =>
    `${protocol} ${formatRange(dynamicRange)}: room for ${blocks} blocks of ${numberOfPorts}; ${freePorts} of ${dynamicRange.numberOfPorts} ports are not held back` +
    (largestGap === null
      ? '.'
      : `, the largest gap is ${formatRange(largestGap)} (${largestGap.numberOfPorts}).`),
  noReservations: () => 'There are no reservations.',
  noExclusions: (store) =>
    store === 'active'
      ? 'The system holds no such ports back.'
      : 'There is no such exclusion that comes back after a restart.',
  excluded: (block, store) =>
    store === 'active'
      ? `Excluded ${block} until the next restart.`
      : `Excluded ${block}, now and after every restart.`,
  exclusionDeleted: (block) => `Deleted the exclusion ${block}.`,
  notInEffect: (block) =>
    `The reservation ${block} is not in effect: the system does not hold its ports back now. Run 'port-reservation restore' as root.`,
  holding: (port) => `Holding ${port} until Ctrl+C, SIGTERM or the end of input.`,
  restored: (block) => `Restored ${block}.`,
  allInEffect: () => 'Every reservation is in effect; there was nothing to restore.',
  help: () => `usage: port-reservation <command> [options]

Persistent reservations of TCP and UDP ports: blocks that the system keeps across restarts.

Commands:
  why <Port> …                          why a port is refused: who has it, what holds it back, and what to do
  free                                  a port, or --count of them, that is really free
  map                                   all 65,535 ports at one look
  lookup <StartPort> <NumberOfPorts>    the reservation with exactly this start and number of ports
  create <StartPort> <NumberOfPorts>    reserve a block (administrator or root)
  delete <StartPort> <NumberOfPorts>    delete a reservation (administrator or root)
  list                                  the reservations
  exclusions                            everything that the system keeps from automatic assignment
  exclusions add <StartPort> <NumberOfPorts>
                                        keep a block from automatic assignment and WinNAT; an ordinary bind inside
                                        stays allowed (administrator or root)
  exclusions delete <StartPort> <NumberOfPorts>
                                        delete an exclusion (administrator or root)
  dynamic-range                         the range from which the system assigns ports
  dynamic-range set <StartPort> <NumberOfPorts>
                                        make a block that range (administrator or root)
  bind <StartPort> <NumberOfPorts>      draw a port from a reservation and hold it
  restore                               bring the reservations back after a restart (Linux; root)
  doctor                                whether every part works, and what to do where one does not
  example <StartPort> <NumberOfPorts>   the example program of Windows' reference page
  dsc <operation>                       one operation of a DSC v3 resource, for dsc itself

Options:
${json}
${common}
  --version                the version

'port-reservation <command> --help' says more of a command.

${numbers}

${statuses}
`,
  helpOf: {
    why: helpWith(whyStatuses)(
      'why <Port> … [options]',
      `Says of each port whether a program may take it now and, where it may not, who has it open, what holds it back, and
what to do. It changes nothing; each port is bound for a moment to see whether the system allows that. As root, or
elevated, it sees the processes of every user.`,
      [udp, json],
      'A port is a whole number from 1 to 65535 in decimal digits.',
    ),
    free: help(
      'free [--count N] [--from PORT] [--to PORT] [options]',
      `Prints the first port of the lowest block of free ports: in no held range, with no socket, outside the dynamic range and
the ports that browsers refuse, and each tried. It is free at that moment; 'create --count' keeps it.`,
      [
        `  --count N                that many consecutive ports; without it, one
  --from PORT, --to PORT   between these ports; without them, from 1024 to 65535`,
        udp,
        json,
      ],
    ),
    map: help(
      'map [--svg FILE] [options]',
      `Draws every port: who uses it, what holds it back, the dynamic range. As wide as the terminal, and in colours where it has
them; with --svg as a picture, 256 ports a row, whose parts say what they are where a pointer rests on them.`,
      [`  --svg FILE               write a picture to this file instead`, udp, json],
    ),
    lookup: help(
      'lookup <StartPort> <NumberOfPorts> [options]',
      'Looks up the reservation with exactly this start and number of ports, and prints it with its token.\nIt changes nothing and draws no port.',
      [udp, json],
      numbers,
    ),
    create: help(
      'create <StartPort> <NumberOfPorts> | --count N [--from PORT] [--to PORT] [options]',
      'Reserves a block across restarts, until it is deleted; with --count any free block of that length, as free finds it.\nNeeds an administrator, on Linux root.\nOn Windows an ordinary bind inside the block is refused from then on; only sockets associated with the token may use it.',
      [
        `  --if-absent              do nothing where exactly this block is there already; the exit status is 0`,
        udp,
        json,
      ],
      numbers,
    ),
    delete: help(
      'delete <StartPort> <NumberOfPorts> [options]',
      'Deletes the reservation with exactly this start and number of ports. Needs an administrator, on Linux root.\nIt does not ask.',
      [
        `  --if-present             do nothing where there is none with exactly this block; the exit status is 0`,
        udp,
        json,
      ],
      numbers,
    ),
    list: help(
      'list [options]',
      'Lists the reservations. Standard error tells which of them are not in effect.',
      [onlyUdp, json],
    ),
    exclusions: help(
      'exclusions [add|delete <StartPort> <NumberOfPorts>] [options]',
      `Lists everything that the system keeps from automatic assignment, whoever asked for it. Each has a
kind: reservation (it has a token), administered (an exclusion; it has a star), runtime (a program or service of Windows
holds it while it runs) or foreign (on Linux, on the kernel's list for somebody else or for the other protocol).

add excludes a block, as 'netsh int ipv4 add excludedportrange' does: neither automatic assignment nor WinNAT (Docker,
WSL, Hyper-V) takes a port of it, and an ordinary bind inside it stays allowed. delete deletes the exclusion with exactly
this start and number of ports. Both need an administrator, on Linux root, and come right after the command's name.`,
      [
        `  --udp                    UDP; without it, TCP, and both in a list`,
        `  --store active           now: what the list shows by itself; add and delete then last until the next restart
  --store persistent       after every restart: what add and delete do by themselves, now included`,
        `  --port PORT              list only what holds this port`,
        `  --capacity N             how many blocks of N ports the dynamic range has room for, and what is wrong with it`,
        `  --if-absent              with add: do nothing where exactly this block is excluded already
  --if-present             with delete: do nothing where it is not; the exit status is 0 in both cases`,
        json,
      ],
      numbers,
    ),
    'dynamic-range': help(
      'dynamic-range [set <StartPort> <NumberOfPorts>] [options]',
      `Shows the range from which the system assigns ports to programs that ask for none; WinNAT takes its blocks from it too.
set makes a block that range: on Windows from 1025 on and with 255 ports or more, for IPv4 and IPv6; on Linux for TCP and
UDP alike. It needs an administrator, on Linux root.`,
      [
        `  --udp                    UDP; without it, TCP, and both where it is shown`,
        `  --store active           set until the next restart
  --store persistent       set now and after every restart, which set does by itself; on Linux by the restore step`,
        json,
      ],
      numbers,
    ),
    bind: help(
      'bind <StartPort> <NumberOfPorts> [options]',
      'Draws a free port from the reservation with exactly this start and number of ports, prints it, and holds it until\nCtrl+C, SIGTERM or, where that is a pipe or a terminal, the end of input.',
      [udp, json],
      numbers,
    ),
    restore: help(
      'restore [options]',
      'Brings the reservations back into effect after a restart. Only Linux needs it, and root.',
      [json],
    ),
    doctor: help(
      'doctor [--probe [--yes] [--udp]] [options]',
      'Looks at every part, from Node to the native functions and the bridge, and says what to do where one does not work.\nIt changes nothing. With --probe (administrator or root) it also reserves a block of free ports, observes what the system\ndoes with it, and removes everything that it made, also after Ctrl+C. docs/doctor.md says what it observes.',
      [
        '  --probe                  try out what only the system itself can tell; asks first',
        '  --yes                    answer yes to that',
        '  --udp                    probe with UDP; without it, with TCP',
        json,
      ],
      'The exit status is 1 too where a check failed, or the probe was interrupted or could not remove everything.',
    ),
    example: help(
      'example <StartPort> <NumberOfPorts> [options]',
      "The example program of Windows' reference page for LookupPersistentTcpPortReservation: looks up a TCP reservation, then\ndraws a port from it, and says how each step went, in English. docs/example-deviations.md lists where it differs.\nAs on that page the exit status is 1 where the lookup fails or the arguments are wrong, and 0 otherwise.",
      [],
    ),
    dsc: () => `usage: port-reservation dsc <operation> [options]

One operation of a resource of Microsoft DSC v3, as dsc itself starts it: get, set, test, delete, export, or schema.
Takes the instance as JSON from standard input, prints JSON lines, and speaks JSON lines on standard error. It works on
the platform's own backend.

Options:
  --resource TYPE          PortReservation/PersistentPortReservation (without it), or PortReservation/ExcludedPortRange
  --what-if                with set and delete: change nothing, and say what would change
  --state-directory DIR    where the Linux backend keeps its reservations
  -h, --help               this help

Exit status: 0 done; 1 failed; 2 the command line was not understood; 3 invalid input; 4 access denied; 5 conflict with
another reservation or a port in use; 6 not available on this system.
`,
  },
};
