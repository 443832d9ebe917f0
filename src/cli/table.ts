/** A column's heading, and what it holds. Numbers are aligned to the right. */
export interface Column<T> {
  readonly heading: string;
  readonly cell: (row: T) => string | number | bigint;
}

/** Rows as text: columns as wide as they need be, headings underlined. */
export function formatTable<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const rendered = columns.map(({ heading, cell }) => {
    const values = rows.map(cell);
    const cells = values.map(String);
    const width = Math.max(heading.length, ...cells.map(({ length }) => length));
    const pad = (text: string) => (typeof values[0] === 'string' ? text.padEnd(width) : text.padStart(width));
    return [heading, '-'.repeat(heading.length), ...cells].map(pad);
  });
  const lines = (rendered[0] ?? []).map((_unused, index) =>
    rendered.map((column) => column[index]).join('  '),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
