import { expect } from 'chai';
import type { CommandHelp } from '../../scripts/help/command-help';
import { readHelp } from '../../scripts/help/help-files';
import { languages } from '../../scripts/help/languages';

const [first, ...others] = Object.keys(languages) as [string, ...string[]];

/** What the help of a command has in every language. */
function skeleton({
  name,
  parameters,
  inputs,
  outputs,
  errors,
  examples,
  links,
  description,
  notes,
}: CommandHelp) {
  return {
    name,
    paragraphs: { description: description.length, notes: notes.length },
    parameters: [...parameters].map(([parameter, texts]) => [parameter, texts.length]),
    types: [...inputs, ...outputs].map(({ type }) => type),
    errors: errors.map(({ id, category, code }) => ({ id, category, code })),
    examples: examples.map(({ code, remarks }) => ({ code, remarks: remarks.length })),
    links: links.map(({ text, uri }) => [text, uri.replace(/[a-z]{2}-[A-Z]{2}/, 'language')]),
  };
}

/** The sentences of the help of a command, each of which has to be translated. */
function sentences(help: CommandHelp): string[] {
  return [
    help.synopsis,
    ...help.description,
    ...[...help.parameters.values()].flat(),
    ...[...help.inputs, ...help.outputs].map(({ text }) => text),
    ...help.errors.flatMap(({ meaning, remedy }) => [meaning, remedy]),
    ...help.notes,
    ...help.examples.flatMap(({ title, remarks }) => [title, ...remarks]),
  ];
}

for (const language of others) {
  describe(`the sources in ${language}`, () => {
    const original = readHelp(first);
    const translated = readHelp(language);

    it(`describe the commands that those in ${first} describe`, () => {
      expect([...translated.keys()]).to.have.members([...original.keys()]);
    });

    for (const [name, help] of original) {
      it(`have of ${name} what those in ${first} have`, () => {
        const other = translated.get(name) as CommandHelp;
        expect(skeleton(other)).to.deep.equal(skeleton(help));
        expect(sentences(help).filter((sentence) => sentences(other).includes(sentence))).to.deep.equal([]);
      });
    }
  });
}
