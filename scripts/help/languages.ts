import type { ExampleTitle } from './maml';

/** The languages that the help is written in. The first is the one that the others must keep up with. */
export const languages: Readonly<Record<string, ExampleTitle>> = {
  'en-US': (number, title) => `Example ${number}: ${title}`,
  'it-IT': (number, title) => `Esempio ${number}: ${title}`,
};
