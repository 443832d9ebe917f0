import { lexer, type Token, type Tokens } from 'marked';

/** What stands under a heading, up to the next one of the same depth. */
export interface Section {
  readonly heading: string;
  readonly tokens: readonly Token[];
}

/** The blocks of a Markdown text, without the blank lines between them. */
export function blocksOf(markdown: string): Token[] {
  return lexer(markdown).filter(({ type }) => type !== 'space');
}

/** Divides blocks at the headings of one depth. What stands before the first of them is left out. */
export function sectionsOf(tokens: readonly Token[], depth: number): Section[] {
  const sections: { heading: string; tokens: Token[] }[] = [];
  for (const token of tokens) {
    if (isHeading(token) && token.depth === depth)
      sections.push({ heading: plain(token.tokens), tokens: [] });
    else sections.at(-1)?.tokens.push(token);
  }
  return sections;
}

/** Blocks as plain paragraphs: a list is one paragraph with a line for each item, and comments are left out. */
export function paragraphsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (isHeading(token)) throw new Error(`The heading '${token.text}' is not expected there.`);
    if (token.type === 'html') return [];
    if (token.type === 'list')
      return [
        itemsOf(token as Tokens.List)
          .map((item) => `- ${item}`)
          .join('\n'),
      ];
    if (token.type === 'code') return [(token as Tokens.Code).text];
    return [plain((token as Tokens.Paragraph).tokens)];
  });
}

/** The items of all lists among some blocks, as plain text. */
export function listItemsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => (token.type === 'list' ? itemsOf(token as Tokens.List) : []));
}

/** The links among some blocks, in order; `uri` as it is written. */
export function linksOf(tokens: readonly Token[]): { text: string; uri: string }[] {
  return tokens.flatMap((token) => {
    if (token.type === 'link') return [{ text: plain(innerOf(token)), uri: (token as Tokens.Link).href }];
    return linksOf(token.type === 'list' ? (token as Tokens.List).items : innerOf(token));
  });
}

export function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

export function isComment(token: Token): token is Tokens.HTML {
  return token.type === 'html' && (token as Tokens.HTML).text.startsWith('<!--');
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function itemsOf(list: Tokens.List): string[] {
  return list.items.map((item) => plain(item.tokens));
}

/** Text without its marks. A paragraph's line breaks are its source's alone. */
function plain(tokens: readonly Token[]): string {
  const texts = tokens.map((token) => {
    const inner = innerOf(token);
    return inner.length > 0 ? plain(inner) : (token as Tokens.Text).text;
  });
  return texts.join('').replaceAll(/\s*\n\s*/g, ' ');
}

function innerOf(token: Token): readonly Token[] {
  return (token as { tokens?: Token[] }).tokens ?? [];
}
