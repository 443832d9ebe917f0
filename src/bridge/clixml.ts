import type { JsonObject, JsonValue } from '../core/json';
import type { Item } from './items';

/** The types that integers have in PowerShell, by the name of the property. */
const integers: Readonly<Record<string, { readonly type: string; readonly highest: number }>> = {
  startPort: { type: 'U16', highest: 0xffff },
  numberOfPorts: { type: 'U16', highest: 0xffff },
  endPort: { type: 'U16', highest: 0xffff },
  port: { type: 'U16', highest: 0xffff },
  errno: { type: 'I32', highest: 0x7fffffff },
  socket: { type: 'I32', highest: 0x7fffffff },
};

/**
 * A CLIXML document, the form in which PowerShell writes objects ([MS-PSRP] 2.2.5), with these objects in it, for
 * `PSSerializer.DeserializeAsList`. It is one line, and with single quotes it grows little inside a JSON string.
 */
export function toClixml(items: readonly Item[]): string {
  const typeNames = new Map<string, number>();
  const objects = items.map((item) => objectOf(item, typeNames)).join('');
  return `<Objs Version='1.1.0.1' xmlns='http://schemas.microsoft.com/powershell/2004/04'>${objects}</Objs>`;
}

function objectOf({ kind, properties }: Item, typeNames: Map<string, number>): string {
  return `<Obj>${typeNameOf(kind, typeNames)}${members(properties)}</Obj>`;
}

/** A type's name stands at its first object; the later ones refer to it. */
function typeNameOf(kind: string, typeNames: Map<string, number>): string {
  const known = typeNames.get(kind);
  if (known !== undefined) return `<TNRef RefId='${known}'/>`;
  typeNames.set(kind, typeNames.size);
  return `<TN RefId='${typeNames.get(kind)}'><T>PortReservation.${kind}</T></TN>`;
}

function members(properties: JsonObject): string {
  return `<MS>${Object.entries(properties)
    .map(([name, value]) => property(name, value))
    .join('')}</MS>`;
}

function property(name: string, value: JsonValue): string {
  const named = `N='${name.charAt(0).toUpperCase()}${name.slice(1)}'`;
  if (value === undefined || value === null) return `<Nil ${named}/>`;
  if (typeof value === 'object') return `<Obj ${named}>${members(value)}</Obj>`;
  const type = typeOf(name, value);
  return `<${type} ${named}>${text(value)}</${type}>`;
}

function typeOf(name: string, value: string | number | boolean): string {
  if (name === 'token') return 'U64';
  if (typeof value === 'string') return 'S';
  if (typeof value === 'boolean') return 'B';
  // An error may name a value that is refused because it fits no integer type.
  const integer = integers[name];
  return integer && Number.isInteger(value) && value >= 0 && value <= integer.highest ? integer.type : 'Db';
}

function text(value: string | number | boolean): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' && Math.abs(value) === Number.POSITIVE_INFINITY)
    return value > 0 ? 'INF' : '-INF';
  return String(value);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML cannot hold is written `_xHHHH_`, one UTF-16 unit each, and so is the underscore that would begin such a group. */
function escaped(value: string): string {
  return value
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
      /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]|_(?=[xX])/g,
      (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (character) => entities[character] as string);
}
