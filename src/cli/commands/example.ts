import type { NativeCall } from '../../contract/backend';
import { highestPort, type PortRange } from '../../contract/reservation';
import { PortReservationError } from '../../core/errors';
import type { PortReservations } from '../../core/port-reservations';
import { readArguments } from '../arguments';
import type { Command, CommandContext } from '../command';
import { parsePort } from '../numbers';
import { ExitStatus } from '../usage-error';
import { connect } from './connect';

/** As the page's program is called here. */
const program = 'port-reservation example';

const associate = 'WSAIoctl(SIO_ASSOCIATE_PORT_RESERVATION)';

/** The steps after the lookup, in order, with what the page's program says of each. */
const steps = [
  { call: 'WSASocket', name: 'socket function' },
  { call: associate, name: associate },
  { call: 'bind', name: 'bind' },
  { call: 'getsockname', name: 'getsockname' },
];

/**
 * The example program of the reference page for LookupPersistentTcpPortReservation, line for line, always in its own
 * English; docs/example-deviations.md lists where it differs.
 */
export const example: Command = async (args, context) => {
  const read = readArguments(args, [], context.messages);
  const range = readRange(read.operands, context);
  if (range === undefined) return ExitStatus.refused;
  let bytesReturned = '0';
  const onNativeCall = ({ name, detail = '' }: NativeCall) => {
    if (name === associate) bytesReturned = /bytesReturned=(\d+)/.exec(detail)?.[1] ?? bytesReturned;
  };
  const reservations = connect(context, read, { onNativeCall });
  const say = (line: string) => context.out(`${line}\n`);
  try {
    const { token } = await reservations.lookup('tcp', range);
    say('LookupPersistentTcpPortReservation call succeeded');
    say(`  Token = ${token}`);
  } catch (error) {
    if (!(error instanceof PortReservationError)) throw error;
    say(`LookupPersistentTcpPortReservation returned error: ${error.errno}`);
    return ExitStatus.refused;
  }
  return allocate(reservations, range, say, () => bytesReturned);
};

/** What the page's program checks, in its words; what it would misread is refused in ours. */
function readRange(
  [start, count, ...more]: readonly string[],
  context: CommandContext,
): PortRange | undefined {
  if (start === undefined || count === undefined || more.length > 0) {
    context.out(
      `usage: ${program} <Starting Port> <Number of Ports>\n` +
        'Look up a persistent TCP port reservation\n' +
        'Example usage:\n' +
        `   ${program} 5000 20\n` +
        '   where StartPort=5000 NumPorts=20\n',
    );
    return undefined;
  }
  const integer = /^-?[0-9]+$/;
  if (integer.test(start) && (Number(start) < 0 || Number(start) > highestPort)) {
    context.out('Starting point must be either 0 or between 1 and 65,535\n');
    return undefined;
  }
  const read = readPort('StartPort', start, context);
  if (read === undefined) return undefined;
  if (integer.test(count) && Number(count) < 0) {
    context.out('Number of ports must be a positive number\n');
    return undefined;
  }
  const numberOfPorts = readPort('NumberOfPorts', count, context);
  return numberOfPorts === undefined ? undefined : { startPort: read, numberOfPorts };
}

function readPort(name: string, text: string, { messages, err }: CommandContext): number | undefined {
  try {
    return parsePort(name, text, messages);
  } catch (error) {
    err(`${program}: ${(error as Error).message}\n`);
    return undefined;
  }
}

/** One call of the backend takes all the steps; where it ended tells how each of them went. */
async function allocate(
  reservations: PortReservations,
  range: PortRange,
  say: (line: string) => void,
  bytesReturned: () => string,
): Promise<number> {
  const succeeded = ({ call, name }: (typeof steps)[number]) =>
    say(`${name} succeeded${call === associate ? `, bytesReturned = ${bytesReturned()}` : ''}`);
  try {
    await using drawn = await reservations.bind('tcp', range);
    steps.forEach(succeeded);
    say(`Port number allocated = ${drawn.port}`);
    return ExitStatus.success;
  } catch (error) {
    if (!(error instanceof PortReservationError)) throw error;
    if (error.syscall === 'WSAStartup') {
      say(`WSAStartup failed with error = ${error.errno}`);
      return ExitStatus.refused;
    }
    const failed = steps.findIndex(({ call }) => call === error.syscall);
    if (failed < 0) throw error;
    steps.slice(0, failed).forEach(succeeded);
    say(`${steps[failed]?.name} failed with error = ${error.errno}`);
    return ExitStatus.success;
  }
}
