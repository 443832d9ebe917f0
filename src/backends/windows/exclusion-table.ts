import { highestPort, type PortRange } from '../../contract/reservation';
import { windowsError } from './messages';
import { forPeople } from './netsh';

/** A row of netsh's table of excluded port ranges. */
export interface ExcludedPortRange extends PortRange {
  /** Whether netsh stars the row: an administered exclusion. */
  readonly administered: boolean;
}

const looksLikeARow = /^\s*\d+\s+\d+(?!\S)/;
const row = /^\s*(?<start>\d{1,5})\s+(?<end>\d{1,5})(?:\s+(?<star>\*))?\s*$/;

/** The heads of the table are underlined in every language, also where no row follows. */
const underline = /^\s*-{3,}\s+-{3,}\s*$/m;

/**
 * Reads what `netsh int ipv4 show excludedportrange` prints, in any language: a row is two numbers and perhaps a
 * star, and every other line is decoration. A line that begins as a row and does not go on as one is an error, not
 * decoration, so that no block is lost; and so is a text that is no table, for nothing held back must be read in it.
 * Two rows of one block, starred and not, are one block.
 */
export function parseExclusionTable(text: string): ExcludedPortRange[] {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => looksLikeARow.test(line))
    .map(parseRow);
  if (rows.length === 0 && !underline.test(text)) {
    throw windowsError(({ netsh }) => netsh.noTable(forPeople(text)));
  }
  return withoutDoubles(rows);
}

function parseRow(line: string): ExcludedPortRange {
  const { start, end, star } = row.exec(line)?.groups ?? {};
  const startPort = Number(start);
  const endPort = Number(end);
  if (!(startPort <= endPort && endPort <= highestPort)) {
    throw windowsError(({ netsh }) => netsh.notARow(forPeople(line)));
  }
  return { startPort, numberOfPorts: endPort - startPort + 1, administered: star !== undefined };
}

function withoutDoubles(rows: readonly ExcludedPortRange[]): ExcludedPortRange[] {
  const blocks = new Map<string, ExcludedPortRange>();
  for (const each of rows) {
    const key = `${each.startPort}+${each.numberOfPorts}`;
    if (!blocks.get(key)?.administered) blocks.set(key, each);
  }
  return [...blocks.values()];
}
