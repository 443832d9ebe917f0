import { highestPort, type PortRange } from '../../contract/reservation';

/** A row of netsh's table of excluded port ranges. */
export interface ExcludedPortRange extends PortRange {
  /** Whether netsh stars the row: an administered exclusion. */
  readonly administered: boolean;
}

const looksLikeARow = /^\s*\d+\s+\d+(?!\S)/;
const row = /^\s*(?<start>\d{1,5})\s+(?<end>\d{1,5})(?:\s+(?<star>\*))?\s*$/;

/** Whether netsh has printed a table, be it an empty one: its titles are underlined in every language. */
export function looksLikeATable(text: string): boolean {
  return /^\s*-{3,}\s+-{3,}\s*$/m.test(text);
}

/**
 * Reads what `netsh int ipv4 show excludedportrange` prints, in any language: a row is two numbers and perhaps a
 * star, and every other line is decoration. A line that begins as a row and does not go on as one is an error, not
 * decoration, lest a block be lost.
 */
export function parseExclusionTable(text: string): ExcludedPortRange[] {
  if (text.trim() === '') throw new Error('netsh printed nothing, not even the heads of its table.');
  return text
    .split(/\r?\n/)
    .filter((line) => looksLikeARow.test(line))
    .map(parseRow);
}

function parseRow(line: string): ExcludedPortRange {
  const { start, end, star } = row.exec(line)?.groups ?? {};
  const startPort = Number(start);
  const endPort = Number(end);
  if (!(startPort <= endPort && endPort <= highestPort)) {
    throw new Error(`netsh printed a row that is not a range of ports: '${line.trim()}'.`);
  }
  return { startPort, numberOfPorts: endPort - startPort + 1, administered: star !== undefined };
}
