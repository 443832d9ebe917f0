import { parseArgs } from 'node:util';
import type { Command, Desk } from '../cli/desk';
import type { CliMessages } from '../cli/messages';
import { UsageError } from '../cli/usage-error';
import { platformBackend } from '../core/choose-backend';
import { show } from '../core/validation';
import type { BlockResource } from './block-resource';
import { ExitCode, exitCodeOf } from './exit-codes';
import { Input } from './input';
import { dscMessagesFor } from './messages';
import { Operations } from './operations';
import { resources } from './resources';
import { Trace } from './trace';

interface Call {
  readonly resource: BlockResource;
  readonly on: Operations;
  readonly input: Input;
}

/** Does the work, and answers what standard output shall carry, an object a line. */
type Run = (call: Call) => Promise<readonly object[]>;

const operations: Readonly<Record<string, Run>> = {
  get: async ({ on, input }) => [await on.get(await input.desired(process.stdin))],
  set: async ({ on, input }) => [await on.set(await input.desired(process.stdin))],
  test: async ({ on, input }) => [await on.test(await input.desired(process.stdin))],
  delete: async ({ on, input }) => {
    await on.delete(await input.desired(process.stdin));
    return [];
  },
  export: async ({ on, input }) => on.export(await input.filter(process.stdin)),
  schema: async ({ resource }) => [resource.manifest.schema.embedded],
};

/** What `--what-if` makes of the operations that change something. */
const rehearsals: Readonly<Record<string, Run>> = {
  set: async ({ on, input }) => [await on.whatIfSet(await input.desired(process.stdin))],
  delete: async ({ on, input }) => [await on.whatIfDelete(await input.desired(process.stdin))],
};

/**
 * `port-reservation dsc`: one operation of a DSC v3 command resource. Reads an instance from standard input, writes
 * JSON lines to standard output, and speaks on standard error as dsc expects. The platform's own backend does the
 * work, whatever the environment says: an elevated dsc must not be talked into another one.
 *
 * @returns The exit status, one of {@link ExitCode}.
 */
export const dsc: Command = async (args, desk) => {
  const trace = new Trace((text) => desk.err(text), process.env['DSC_TRACE_LEVEL']);
  try {
    for (const line of await answer(args, desk, trace)) desk.out(`${JSON.stringify(line)}\n`);
    return ExitCode.success;
  } catch (error) {
    trace.error(error);
    return exitCodeOf(error);
  }
};

async function answer(args: readonly string[], desk: Desk, trace: Trace): Promise<readonly object[]> {
  const { locale } = desk;
  const messages = dscMessagesFor(locale);
  const { operation, type, whatIf, stateDirectory } = parse(args, desk.messages);
  const makeResource = choose(resources, type, messages.unknownResource);
  const ordinary = choose(operations, operation, messages.unknownOperation);
  const run = whatIf ? choose(rehearsals, operation, messages.whatIfNotFor) : ordinary;
  const reservations = desk.connect({
    backend: platformBackend(),
    locale,
    onNativeCall: (call) => trace.nativeCall(call),
    ...(stateDirectory !== undefined && { stateDirectory }),
  });
  const resource = makeResource(reservations, locale);
  return run({
    resource,
    on: new Operations(resource, messages),
    input: new Input(`dsc ${operation}`, resource, locale),
  });
}

const options = {
  resource: { type: 'string', default: 'PortReservation/PersistentPortReservation' },
  'what-if': { type: 'boolean', default: false },
  'state-directory': { type: 'string' },
} as const;

function parse(args: readonly string[], messages: CliMessages) {
  const { values, positionals } = parseOptions(args, messages);
  const [operation, ...more] = positionals;
  const stateDirectory = values['state-directory'];
  if (operation === undefined || more.length > 0) {
    throw new UsageError(messages.wrongOperands('<operation>', positionals.length));
  }
  if (stateDirectory === '') throw new UsageError(messages.emptyOption('--state-directory'));
  return { operation, type: values.resource, whatIf: values['what-if'], stateDirectory };
}

function parseOptions(args: readonly string[], messages: CliMessages) {
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
