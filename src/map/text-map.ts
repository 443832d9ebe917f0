import type { MapMessages } from './messages';
import { kindsByPort, type MapKind, mapKinds, type PortMap } from './port-map';

/** A sign and a colour (of the 16 that every terminal has) for each kind: the sign alone says it all. */
const signs: Readonly<Record<MapKind, { readonly sign: string; readonly colour: number }>> = {
  used: { sign: '#', colour: 91 },
  runtime: { sign: 'W', colour: 95 },
  reservation: { sign: 'R', colour: 94 },
  administered: { sign: 'x', colour: 96 },
  foreign: { sign: 'k', colour: 36 },
  privileged: { sign: 'p', colour: 93 },
  dynamicRange: { sign: '~', colour: 33 },
  free: { sign: '.', colour: 90 },
};

/** How the map is drawn. */
export interface TextMapOptions {
  /** The width of the terminal in columns. */
  readonly columns: number;
  readonly colour: boolean;
}

/** The first port of a row and two blanks. */
const margin = 7;

const widths = [128, 64, 32, 16];

/** The map as rows of signs, as wide as the terminal allows. */
export function formatTextMap(map: PortMap, options: TextMapOptions, messages: MapMessages): string {
  const width = widths.find((candidate) => candidate + margin <= options.columns) ?? 16;
  const portsPerSign = 65536 / (width * 16);
  const kinds = kindsByPort(map);
  const show = (kind: MapKind) => {
    const { sign, colour } = signs[kind];
    return options.colour ? `\u001b[${colour}m${sign}\u001b[0m` : sign;
  };
  const lines: string[] = [];
  for (let first = 0; first < 65536; first += width * portsPerSign) {
    const row = Array.from({ length: width }, (_unused, column) => {
      const start = first + column * portsPerSign;
      return show(strongest(kinds.slice(start, start + portsPerSign)));
    });
    lines.push(`${String(first).padStart(5)}  ${row.join('')}`);
  }
  const legend = mapKinds.map((kind) => `${show(kind)} ${messages.kinds[kind]}`);
  return [...lines, messages.scale(portsPerSign), ...wrap(legend, options.columns), ''].join('\n');
}

function strongest(kinds: readonly MapKind[]): MapKind {
  return mapKinds.find((kind) => kinds.includes(kind)) ?? 'free';
}

/** Items in lines that fit; a colour takes no room. */
function wrap(items: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  for (const item of items) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of a terminal begin with one
    const visible = item.replace(/\u001b\[\d+m/g, '').length;
    if (line !== '' && length + 3 + visible > columns) {
      lines.push(line);
      line = '';
      length = 0;
    }
    line += line === '' ? item : `   ${item}`;
    length += length === 0 ? visible : visible + 3;
  }
  return [...lines, line];
}
