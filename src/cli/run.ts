import { packageVersion } from '../contract/version';
import { codeName, Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { errorJson } from '../core/json';
import { show } from '../core/validation';
import type { CommandContext } from './command';
import { type CommandName, commandNames } from './command-names';
import { commands } from './commands';
import { ExitStatus, UsageError } from './usage-error';

/** Runs one command line, and answers the exit status. */
export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const [first, ...rest] = args;
  try {
    if (first === '--version') return said(context, `${packageVersion()}\n`);
    if (first === '--help' || first === '-h') return said(context, context.messages.help());
    const name = commandName(first, context);
    if (asksForHelp(rest)) return said(context, context.messages.helpOf[name]());
    return await commands[name](rest, context);
  } catch (error) {
    return refuse(error, args, context);
  }
}

function said(context: CommandContext, text: string): number {
  context.out(text);
  return ExitStatus.success;
}

function asksForHelp(args: readonly string[]): boolean {
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return options.includes('--help') || options.includes('-h');
}

function commandName(given: string | undefined, { messages }: CommandContext): CommandName {
  const name = commandNames.find((candidate) => candidate === given);
  if (name !== undefined) return name;
  throw new UsageError(
    given === undefined
      ? messages.noCommand(commandNames)
      : messages.unknownCommand(show(given), commandNames),
  );
}

function refuse(error: unknown, args: readonly string[], context: CommandContext): number {
  const isUsage = error instanceof UsageError;
  if (!isUsage && !(error instanceof PortReservationError)) throw error;
  if (args.includes('--json')) {
    const errno = Win32.ERROR_INVALID_PARAMETER;
    const told = isUsage ? { code: codeName(errno), errno, message: error.message } : errorJson(error);
    context.err(`${JSON.stringify(told)}\n`);
  } else {
    const hint = isUsage ? `${context.messages.seeHelp()}\n` : '';
    context.err(`port-reservation: ${error.message}\n${hint}`);
  }
  return isUsage ? ExitStatus.usage : ExitStatus.refused;
}
