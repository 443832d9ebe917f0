import { readFileSync } from 'node:fs';

const importDirectory = 1;

/**
 * The names of the DLLs that a Windows binary imports when it is loaded, in lower case. Layout: Microsoft's PE format, sections
 * "Optional Header Data Directories" and "The .idata Section".
 */
export function importedDlls(file: string): string[] {
  const bytes = readFileSync(file);
  const header = bytes.readUInt32LE(0x3c);
  const optional = header + 24;
  const directories = optional + (bytes.readUInt16LE(optional) === 0x20b ? 112 : 96);
  const offsetOf = sectionMap(
    bytes,
    optional + bytes.readUInt16LE(header + 20),
    bytes.readUInt16LE(header + 6),
  );
  const names: string[] = [];
  for (let entry = offsetOf(bytes.readUInt32LE(directories + importDirectory * 8)); ; entry += 20) {
    const name = bytes.readUInt32LE(entry + 12);
    if (name === 0) return names;
    const start = offsetOf(name);
    names.push(bytes.toString('latin1', start, bytes.indexOf(0, start)).toLowerCase());
  }
}

/** Turns an address in memory into an offset in the file. */
function sectionMap(bytes: Buffer, table: number, count: number): (address: number) => number {
  const sections = Array.from({ length: count }, (_unused, index) => {
    const at = table + index * 40;
    return {
      address: bytes.readUInt32LE(at + 12),
      size: bytes.readUInt32LE(at + 16),
      offset: bytes.readUInt32LE(at + 20),
    };
  });
  return (address) => {
    const section = sections.find((it) => address >= it.address && address < it.address + it.size);
    if (section === undefined) throw new Error(`No section holds the address ${address}.`);
    return address - section.address + section.offset;
  };
}

/** The version that a Windows binary says it has, as in `14.40.33810.0`. */
export function fileVersion(file: string): string {
  const text = readFileSync(file).toString('utf16le');
  const found = /FileVersion\0+([\d.]+)/.exec(text) ?? /FileVersion\0+([\d.]+)/.exec(oddlyAligned(file));
  if (found?.[1] === undefined) throw new Error(`${file} has no version.`);
  return found[1];
}

function oddlyAligned(file: string): string {
  return readFileSync(file).subarray(1).toString('utf16le');
}
