import { packageVersion } from '../contract/version';
import { codeName, Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { errorJson } from '../core/json';
import { show } from '../core/validation';
import { type CommandName, commandNames } from './command-names';
import { commands } from './commands';
import type { Desk } from './desk';
import { ExitStatus, UsageError } from './usage-error';

/** Runs one command line, and answers the exit status. */
export async function run(args: readonly string[], desk: Desk): Promise<number> {
  const [first, ...rest] = args;
  try {
    if (first === '--version') return said(desk, `${packageVersion()}\n`);
    if (first === '--help' || first === '-h') return said(desk, desk.messages.help());
    const name = commandName(first, desk);
    if (asksForHelp(rest)) return said(desk, desk.messages.helpOf[name]());
    return await commands[name](rest, desk);
  } catch (error) {
    return refuse(error, args, desk);
  }
}

function said(desk: Desk, text: string): number {
  desk.out(text);
  return ExitStatus.success;
}

function asksForHelp(args: readonly string[]): boolean {
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return options.includes('--help') || options.includes('-h');
}

function commandName(given: string | undefined, { messages }: Desk): CommandName {
  const name = commandNames.find((candidate) => candidate === given);
  if (name !== undefined) return name;
  throw new UsageError(
    given === undefined
      ? messages.noCommand(commandNames)
      : messages.unknownCommand(show(given), commandNames),
  );
}

function refuse(error: unknown, args: readonly string[], desk: Desk): number {
  const isUsage = error instanceof UsageError;
  if (!isUsage && !(error instanceof PortReservationError)) throw error;
  if (args.includes('--json')) {
    const errno = Win32.ERROR_INVALID_PARAMETER;
    const told = isUsage ? { code: codeName(errno), errno, message: error.message } : errorJson(error);
    desk.err(`${JSON.stringify(told)}\n`);
  } else {
    const hint = isUsage ? `${desk.messages.seeHelp()}\n` : '';
    desk.err(`port-reservation: ${error.message}\n${hint}`);
  }
  return isUsage ? ExitStatus.usage : ExitStatus.refused;
}
