import { parseArgs } from 'node:util';
import { platformBackend } from '../../core/choose-backend';
import { show } from '../../core/validation';
import { ExitCode, exitCodeOf } from '../../dsc/exit-codes';
import { Log } from '../../dsc/log';
import { type DscMessages, dscMessagesFor } from '../../dsc/messages';
import { operations, runOperation, whatIfOperations } from '../../dsc/operations-by-name';
import { resources } from '../../dsc/resources';
import type { Command, CommandContext } from '../command';
import type { CliMessages } from '../messages';
import { UsageError } from '../usage-error';

/**
 * `port-reservation dsc`: one operation of a DSC v3 command resource. Reads an instance from standard input, writes
 * JSON lines to standard output, and speaks on standard error as dsc expects. The platform's own backend does the
 * work, whatever the environment says: an elevated dsc must not be talked into another one.
 *
 * @returns The exit status, one of {@link ExitCode}.
 */
export const dsc: Command = async (args, context) => {
  const log = new Log((text) => context.err(text), process.env['DSC_TRACE_LEVEL']);
  try {
    for (const line of await answer(args, context, log)) context.out(`${JSON.stringify(line)}\n`);
    return ExitCode.success;
  } catch (error) {
    log.error(error);
    return error instanceof UsageError ? ExitCode.invalidArguments : exitCodeOf(error);
  }
};

async function answer(
  args: readonly string[],
  context: CommandContext,
  log: Log,
): Promise<readonly object[]> {
  const { locale } = context;
  const { operation, makeResource, run, stateDirectory } = read(
    args,
    context.messages,
    dscMessagesFor(locale),
  );
  const reservations = context.connect({
    backend: platformBackend(),
    locale,
    onNativeCall: (call) => log.nativeCall(call),
    ...(stateDirectory !== undefined && { stateDirectory }),
  });
  return runOperation(operation, run, makeResource(reservations, locale), context.input, locale);
}

const options = {
  resource: { type: 'string', default: 'PortReservation/PersistentPortReservation' },
  'what-if': { type: 'boolean', default: false },
  'state-directory': { type: 'string' },
} as const;

function read(args: readonly string[], messages: CliMessages, ofDsc: DscMessages) {
  const { values, positionals } = parse(args, messages);
  const [operation, ...more] = positionals;
  const stateDirectory = values['state-directory'];
  if (operation === undefined || more.length > 0) {
    throw new UsageError(messages.wrongOperands('<operation>', positionals.length));
  }
  if (stateDirectory === '') throw new UsageError(messages.emptyOption('--state-directory'));
  const makeResource = choose(resources, values.resource, ofDsc.unknownResource);
  const ordinary = choose(operations, operation, ofDsc.unknownOperation);
  const run = values['what-if'] ? choose(whatIfOperations, operation, ofDsc.whatIfNotFor) : ordinary;
  return { operation, makeResource, run, stateDirectory };
}

function parse(args: readonly string[], messages: CliMessages) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const known = [...Object.keys(options), 'help'].map((name) => `--${name}`);
    throw new UsageError(messages.badOption((error as Error).message, known));
  }
}

function choose<T>(
  among: Readonly<Record<string, T>>,
  name: string,
  refusal: (name: string, known: string) => string,
): T {
  const chosen = Object.hasOwn(among, name) ? among[name] : undefined;
  if (chosen === undefined) throw new UsageError(refusal(show(name), Object.keys(among).join(', ')));
  return chosen;
}
