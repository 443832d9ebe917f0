import type { CommandHelp, ErrorHelp, Example, TypedText } from './command-help';
import type { CommandShape, ParameterSet, ParameterShape } from './command-shape';
import { type Element, element, xmlDocument } from './xml';

/** A command as PowerShell knows it, and its help in one language. */
export interface DescribedCommand {
  readonly shape: CommandShape;
  readonly help: CommandHelp;
}

/** What a language calls an example. */
export type ExampleTitle = (number: number, title: string) => string;

const namespaces = {
  'xmlns:maml': 'http://schemas.microsoft.com/maml/2004/10',
  'xmlns:command': 'http://schemas.microsoft.com/maml/dev/command/2004/10',
  'xmlns:dev': 'http://schemas.microsoft.com/maml/dev/2004/10',
};

/** The help of a module in the form that Get-Help reads: Microsoft's Assistance Markup Language. */
export function mamlDocument(commands: readonly DescribedCommand[], titleOf: ExampleTitle): string {
  const items = commands.map(({ shape, help }) => commandElement(shape, help, titleOf));
  return xmlDocument(element('helpItems', items, { schema: 'maml', xmlns: 'http://msh' }));
}

function commandElement(shape: CommandShape, help: CommandHelp, titleOf: ExampleTitle): Element {
  const [verb = '', noun = ''] = shape.name.split('-');
  return element(
    'command:command',
    [
      element('command:details', [
        element('command:name', shape.name),
        element('command:verb', verb),
        element('command:noun', noun),
        description([help.synopsis]),
      ]),
      description(help.description),
      element(
        'command:syntax',
        shape.sets.map((set) => syntaxItem(shape.name, set)),
      ),
      element(
        'command:parameters',
        ordered(mergedParameters(shape)).map((parameter) =>
          parameterElement(parameter, [description(help.parameters.get(parameter.name) ?? [])]),
        ),
      ),
      element('command:inputTypes', help.inputs.map(typed('command:inputType'))),
      element('command:returnValues', help.outputs.map(typed('command:returnValue'))),
      element('command:nonTerminatingErrors', help.errors.map(errorElement)),
      element('maml:alertSet', [element('maml:alert', help.notes.map(paragraph))]),
      element(
        'command:examples',
        help.examples.map((example, index) => exampleElement(example, titleOf(index + 1, example.title))),
      ),
      element(
        'command:relatedLinks',
        help.links.map(({ text, uri }) =>
          // A link to another command has no address: Get-Help shows its name.
          element('maml:navigationLink', [
            element('maml:linkText', text),
            element('maml:uri', uri.startsWith('https:') ? uri : ''),
          ]),
        ),
      ),
    ],
    namespaces,
  );
}

/** A line of the syntax: what stands in it, with no more words than names and types. */
function syntaxItem(command: string, { parameters }: ParameterSet): Element {
  const inLine = ordered(parameters).map((parameter) => {
    const values = parameter.choices.map((choice) => parameterValue(choice, 'false'));
    return parameterElement(
      parameter,
      values.length > 0 ? [element('command:parameterValueGroup', values)] : [],
    );
  });
  return element('command:syntaxItem', [element('maml:name', command), ...inLine]);
}

function parameterElement(parameter: ParameterShape, more: readonly Element[]): Element {
  const { name, type, isMandatory, position, aliases, defaultValue } = parameter;
  const isSwitch = type === 'SwitchParameter';
  return element(
    'command:parameter',
    [
      element('maml:name', name),
      ...more,
      // A switch is shown without a value.
      ...(isSwitch ? [] : [parameterValue(type, 'true')]),
      element('dev:type', [element('maml:name', type)]),
      element('dev:defaultValue', defaultValue || (isSwitch ? 'False' : 'None')),
    ],
    {
      required: `${isMandatory}`,
      variableLength: 'false',
      globbing: 'false',
      pipelineInput: pipelineInput(parameter),
      position: position === undefined ? 'named' : `${position}`,
      aliases: aliases.join(', ') || 'none',
    },
  );
}

function parameterValue(value: string, required: 'true' | 'false'): Element {
  return element('command:parameterValue', value, { required, variableLength: 'false' });
}

function pipelineInput({ byValue, byPropertyName }: ParameterShape): string {
  const ways = [...(byValue ? ['ByValue'] : []), ...(byPropertyName ? ['ByPropertyName'] : [])];
  return ways.length > 0 ? `True (${ways.join(', ')})` : 'False';
}

/** Each parameter once, as the set shows it that is the default or comes first. */
function mergedParameters({ sets }: CommandShape): ParameterShape[] {
  const merged = new Map<string, ParameterShape>();
  for (const set of [...sets].sort((a, b) => Number(b.isDefault) - Number(a.isDefault))) {
    for (const parameter of set.parameters) {
      if (!merged.has(parameter.name)) merged.set(parameter.name, parameter);
    }
  }
  return [...merged.values()];
}

/** By position, then what is mandatory, then the rest. */
function ordered(parameters: readonly ParameterShape[]): ParameterShape[] {
  const rank = ({ position, isMandatory }: ParameterShape) => position ?? (isMandatory ? 1000 : 2000);
  return [...parameters].sort((a, b) => rank(a) - rank(b));
}

function typed(name: string): (entry: TypedText) => Element {
  return ({ type, text }) =>
    element(name, [element('dev:type', [element('maml:name', type)]), description([text])]);
}

function errorElement({ id, category, code, meaning, remedy }: ErrorHelp): Element {
  const type = code === undefined ? 'System.Exception' : `System.ComponentModel.Win32Exception (${code})`;
  return element('command:nonTerminatingError', [
    element('dev:type', [element('maml:name', type)]),
    element('command:errorId', id),
    element('command:category', category),
    description([meaning]),
    element('command:recommendedAction', [paragraph(remedy)]),
  ]);
}

function exampleElement({ code, remarks }: Example, title: string): Element {
  return element('command:example', [
    element('maml:title', title),
    element('dev:code', code),
    // The last one keeps the next title apart.
    element('dev:remarks', [...remarks, ''].map(paragraph)),
  ]);
}

function description(paragraphs: readonly string[]): Element {
  return element('maml:description', paragraphs.map(paragraph));
}

function paragraph(text: string): Element {
  return element('maml:para', text);
}
