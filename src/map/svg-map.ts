import { hostname } from 'node:os';
import { formatRange } from '../contract/reservation';
import type { MapMessages } from './messages';
import { kindsByPort, type MapKind, mapKinds, type PortMap } from './port-map';

/** A colour for each kind that is told from the others on light and on dark ground. */
const colours: Readonly<Record<MapKind, string>> = {
  used: '#d62728',
  runtime: '#9467bd',
  reservation: '#1f77b4',
  administered: '#17becf',
  foreign: '#2ca02c',
  privileged: '#e6b800',
  dynamicRange: '#ffbb78',
  free: '#d9d9d9',
};

/** 256 ports a row, 256 rows. */
const portsPerRow = 256;
const cell = 3;
const side = portsPerRow * cell;
const margin = 48;
const legendHeight = 56;

/** The map as a picture: 256 rows of 256 ports, with a legend, and a title that names each block. */
export function formatSvgMap(map: PortMap, messages: MapMessages): string {
  const title = messages.title(map.protocol, hostname());
  const kinds = kindsByPort(map);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side + 2 * margin} ${side + margin + legendHeight + 16}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${margin}" y="30" font-size="18">${escapeXml(title)}</text>`,
    `<g transform="translate(${margin} ${margin})">`,
    `<rect width="${side}" height="${side}" fill="${colours.free}"/>`,
    ...runs(kinds).map((run) => drawRun(run, map, messages)),
    '</g>',
    ...rowLabels(),
    ...legend(messages),
    '</svg>',
    '',
  ].join('\n');
}

interface Run {
  readonly kind: MapKind;
  readonly startPort: number;
  readonly numberOfPorts: number;
}

/** Neighbours of one kind within a row; free ones are the ground. */
function runs(kinds: readonly MapKind[]): Run[] {
  const all: Run[] = [];
  for (let port = 1; port < kinds.length; port++) {
    const kind = kinds[port] ?? 'free';
    const last = all.at(-1);
    const goesOn =
      last?.kind === kind && last.startPort + last.numberOfPorts === port && port % portsPerRow !== 0;
    if (goesOn) all[all.length - 1] = { ...last, numberOfPorts: last.numberOfPorts + 1 };
    else all.push({ kind, startPort: port, numberOfPorts: 1 });
  }
  return all.filter(({ kind }) => kind !== 'free');
}

function drawRun(
  { kind, startPort, numberOfPorts }: Run,
  { ranges }: PortMap,
  messages: MapMessages,
): string {
  const x = (startPort % portsPerRow) * cell;
  const y = Math.floor(startPort / portsPerRow) * cell;
  const whole = ranges.find(
    (range) =>
      range.kind === kind &&
      range.startPort <= startPort &&
      startPort < range.startPort + range.numberOfPorts,
  );
  const owner = whole?.owner == null ? '' : `: ${whole.owner}`;
  const name = `${formatRange(whole ?? { startPort, numberOfPorts })} ${messages.kinds[kind]}${owner}`;
  return `<rect x="${x}" y="${y}" width="${numberOfPorts * cell}" height="${cell}" fill="${colours[kind]}"><title>${escapeXml(name)}</title></rect>`;
}

function rowLabels(): string[] {
  return Array.from({ length: 9 }, (_unused, index) => {
    const y = margin + (index * side) / 8;
    return `<text x="${margin - 6}" y="${y + 5}" text-anchor="end" font-size="11">${Math.min(index * 8192, 65535)}</text>`;
  });
}

function legend(messages: MapMessages): string[] {
  const perLine = 4;
  return mapKinds.map((kind, index) => {
    const x = margin + (index % perLine) * (side / perLine);
    const y = side + margin + 24 + Math.floor(index / perLine) * 24;
    return `<rect x="${x}" y="${y}" width="14" height="14" fill="${colours[kind]}"/><text x="${x + 20}" y="${y + 12}">${escapeXml(messages.kinds[kind])}</text>`;
  });
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
