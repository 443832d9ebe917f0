import { run } from '../../support/run';
import { objdump } from './tools';

/** A name that a DLL exports, and its ordinal, by which other programs may import it too. */
export interface Export {
  readonly name: string;
  readonly ordinal: number;
}

/** What a DLL exports under a name. */
export async function exportsOf(dll: string): Promise<Export[]> {
  const dump = await run(objdump, ['-p', dll]);
  const base = Number(/^Export Address Table -- Ordinal Base (\d+)/m.exec(dump)?.[1]);
  const table = /^\[Ordinal\/Name Pointer\] Table\n((?:\s+\[.*\n)+)/m.exec(dump)?.[1] ?? '';
  return [...table.matchAll(/\[\s*(\d+)\] (\S+)/g)].map(([, index, name = '']) => ({
    name,
    ordinal: base + Number(index),
  }));
}

/**
 * The .def file of a DLL that answers `own` itself and sends every other export of the builtin, under its old
 * ordinal, on to a copy of the builtin.
 */
export function forwardingDefinition(
  library: string,
  builtin: readonly Export[],
  forwardTo: string,
  own: readonly string[],
): string {
  const kept = builtin.map(({ name, ordinal }) =>
    own.includes(name) ? `${name} @${ordinal}` : `${name} = ${forwardTo}.${name} @${ordinal}`,
  );
  const added = own.filter((name) => !builtin.some((known) => known.name === name));
  return [`LIBRARY ${library}`, 'EXPORTS', ...kept, ...added, ''].join('\n');
}
