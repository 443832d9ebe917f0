import type { Token } from 'marked';
import {
  blocksOf,
  isCode,
  isComment,
  linksOf,
  listItemsOf,
  paragraphsOf,
  type Section,
  sectionsOf,
} from './markdown';

/** The help of one command in one language, as plain text. */
export interface CommandHelp {
  readonly name: string;
  readonly synopsis: string;
  readonly description: readonly string[];
  /** By name, without the dash. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  readonly inputs: readonly TypedText[];
  readonly outputs: readonly TypedText[];
  readonly errors: readonly ErrorHelp[];
  readonly notes: readonly string[];
  readonly examples: readonly Example[];
  readonly links: readonly Link[];
}

export interface TypedText {
  readonly type: string;
  readonly text: string;
}

export interface ErrorHelp {
  /** The FullyQualifiedErrorId, up to its comma. */
  readonly id: string;
  readonly category: string;
  /** The Win32 code, where the error has one. */
  readonly code: string | undefined;
  readonly meaning: string;
  readonly remedy: string;
}

export interface Example {
  readonly title: string;
  readonly code: string;
  readonly remarks: readonly string[];
  /** What has to be there before the code runs, as PowerShell. No reader of the help sees it. */
  readonly preparation: string;
}

export interface Link {
  readonly text: string;
  readonly uri: string;
}

/** The headings of a command's file, in their order. They are the same in every language. */
const headings = [
  'Synopsis',
  'Description',
  'Parameters',
  'Inputs',
  'Outputs',
  'Errors',
  'Notes',
  'Examples',
  'Links',
] as const;

/** Reads the file of one command. The errors that it only names are described in the language's `errors.md`. */
export function readCommandHelp(markdown: string, knownErrors: ReadonlyMap<string, ErrorHelp>): CommandHelp {
  const [title, ...more] = sectionsOf(blocksOf(markdown), 1);
  if (title === undefined || more.length > 0)
    throw new Error('A command has one heading of the first depth.');
  const sections = sectionsOf(title.tokens, 2);
  const found = sections.map(({ heading }) => heading).join(', ');
  if (found !== headings.join(', '))
    throw new Error(`The headings are ${found}; they have to be ${headings.join(', ')}.`);
  const under = (heading: (typeof headings)[number]): readonly Token[] =>
    sections.find((section) => section.heading === heading)?.tokens ?? [];
  return {
    name: title.heading,
    synopsis: paragraphsOf(under('Synopsis')).join(' '),
    description: paragraphsOf(under('Description')),
    parameters: new Map(
      sectionsOf(under('Parameters'), 3).map(({ heading, tokens }) => [
        heading.replace(/^-/, ''),
        paragraphsOf(tokens),
      ]),
    ),
    inputs: listItemsOf(under('Inputs')).map(readTypedText),
    outputs: listItemsOf(under('Outputs')).map(readTypedText),
    errors: listItemsOf(under('Errors')).map((item) => readError(item, knownErrors)),
    notes: paragraphsOf(under('Notes')),
    examples: sectionsOf(under('Examples'), 3).map(readExample),
    links: linksOf(under('Links')),
  };
}

/**
 * Reads `errors.md`: for each error a heading, `Id (Category)` or `Id (Category, Win32 code)`, a paragraph that says what it
 * means and one that says what to do.
 */
export function readErrors(markdown: string): Map<string, ErrorHelp> {
  const errors = sectionsOf(blocksOf(markdown), 2).map(({ heading, tokens }): ErrorHelp => {
    const [, id, category, code] = /^(\w+) \((\w+)(?:, (\d+))?\)$/.exec(heading) ?? [];
    if (id === undefined || category === undefined)
      throw new Error(`'${heading}' is no heading of an error.`);
    const [meaning, remedy, ...more] = paragraphsOf(tokens);
    if (meaning === undefined || remedy === undefined || more.length > 0) {
      throw new Error(`${id} needs two paragraphs: what it means, and what to do.`);
    }
    return { id, category, code, meaning, remedy };
  });
  return new Map(errors.map((error) => [error.id, error]));
}

function readTypedText(item: string): TypedText {
  const [type, text] = splitAtColon(item);
  return { type, text };
}

/** `Id`, or `Id: what it means here → what to do`, or the same with another code, `Id (code): …`. */
function readError(item: string, known: ReadonlyMap<string, ErrorHelp>): ErrorHelp {
  const [heading, text] = splitAtColon(item);
  const [, id = '', code] = /^(\w+)(?: \((\d+)\))?$/.exec(heading) ?? [];
  const error = known.get(id);
  if (error === undefined) throw new Error(`The error ${heading} is not in errors.md.`);
  if (text === '') return error;
  const [meaning = '', remedy = ''] = text.split(' → ');
  return { ...error, code: code ?? error.code, meaning, remedy };
}

function readExample({ heading, tokens }: Section): Example {
  const [code, ...more] = tokens.filter(isCode);
  if (code?.lang !== 'powershell' || more.length > 0)
    throw new Error(`'${heading}' is no example with one block of PowerShell.`);
  return {
    title: heading,
    code: code.text,
    remarks: paragraphsOf(tokens.filter((token) => !isCode(token))),
    preparation: tokens.filter(isComment).map(readPreparation).join('\n'),
  };
}

/** `<!-- prepare: PowerShell -->` */
function readPreparation({ text }: { text: string }): string {
  const [, script] = /^<!-- prepare: (.*) -->$/s.exec(text.trim()) ?? [];
  if (script === undefined) throw new Error(`'${text.trim()}' is no preparation of an example.`);
  return script;
}

/** `name: text`, or a name alone. */
function splitAtColon(item: string): [string, string] {
  const colon = item.indexOf(': ');
  return colon < 0 ? [item, ''] : [item.slice(0, colon), item.slice(colon + 2)];
}
