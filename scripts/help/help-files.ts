import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../../test/support/build';
import { type CommandHelp, readCommandHelp, readErrors } from './command-help';
import type { CommandShape } from './command-shape';
import { languages } from './languages';
import { mamlDocument } from './maml';
import { otherProtocol } from './twin';

const sources = path.join(root, 'docs', 'help');

/** Where Get-Help finds the help of a language: by the name of the DLL, in the folder of the language beside the manifest. */
export function helpFile(language: string): string {
  return path.join(root, language, 'PortReservation.PowerShell.dll-Help.xml');
}

/** The help of every command that is written in a language, by name: one source serves both protocols. */
export function readHelp(language: string): Map<string, CommandHelp> {
  const folder = path.join(sources, language);
  const errors = readErrors(readFileSync(path.join(folder, 'errors.md'), 'utf8'));
  const help = new Map<string, CommandHelp>();
  for (const file of readdirSync(folder).filter((name) => name.includes('-'))) {
    const source = readFileSync(path.join(folder, file), 'utf8');
    // A command without a protocol in its name is its own twin.
    for (const name of new Set([path.parse(file).name, otherProtocol(path.parse(file).name)])) {
      const text = source.startsWith(`# ${name}\n`) ? source : otherProtocol(source);
      help.set(
        name,
        named(file, () => readCommandHelp(text, errors)),
      );
    }
  }
  return help;
}

/** The help files as they should stand, by path. */
export function generateHelp(commands: readonly CommandShape[]): Map<string, string> {
  return new Map(
    Object.entries(languages).map(([language, titleOf]) => {
      const help = readHelp(language);
      const described = commands.map((shape) => ({ shape, help: helpOf(shape, help, language) }));
      return [helpFile(language), mamlDocument(described, titleOf)];
    }),
  );
}

/** The generated files that are missing, or not what their sources say. */
export function staleFiles(generated: ReadonlyMap<string, string>): string[] {
  return [...generated]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => path.relative(root, file));
}

function helpOf(
  { name, sets }: CommandShape,
  help: ReadonlyMap<string, CommandHelp>,
  language: string,
): CommandHelp {
  const found = help.get(name);
  if (found === undefined) throw new Error(`docs/help/${language} has no help for ${name}.`);
  const taken = new Set(sets.flatMap(({ parameters }) => parameters.map((parameter) => parameter.name)));
  const described = [...found.parameters.keys()];
  const wrong = [
    ...described.filter((parameter) => !taken.has(parameter)),
    ...[...taken].filter((parameter) => !described.includes(parameter)),
  ];
  if (wrong.length > 0) {
    throw new Error(
      `docs/help/${language}: ${name} takes, and its help describes, not the same: ${wrong.join(', ')}.`,
    );
  }
  return found;
}

function named<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
