import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from '../support/build';
import { run } from '../support/run';
import type { Headers } from './headers';

const cache = path.join(root, '.cache', 'abi');
const project = path.join(__dirname, 'windows-sdk', 'windows-sdk.csproj');

/** The headers of Microsoft's Windows SDK, as far as they are needed, in a form that GCC reads. */
const headersFolder = path.join(cache, 'windows-sdk');
const complete = path.join(headersFolder, 'complete');

const needed = ['winsock2.h', 'ws2tcpip.h', 'mstcpip.h', 'windows.h', 'iphlpapi.h'];

/** What GCC must be told to take Microsoft's headers; their own C library stays mingw-w64's. */
const dialect = [
  ...['-fpermissive', '-DWIN32_LEAN_AND_MEAN', '-D__builtin_alignof=__alignof__', '-D_TIMEVAL_DEFINED'],
  ...['-isystem', headersFolder],
];

export const windowsSdkHeaders: readonly Headers[] = [
  { name: 'the Windows SDK, 64-bit', bits: 64, flags: ['-m64', '-D_AMD64_', '-D_M_AMD64=100', ...dialect] },
  { name: 'the Windows SDK, 32-bit', bits: 32, flags: ['-m32', '-D_X86_', '-D_M_IX86=600', ...dialect] },
];

/** Takes the SDK from NuGet and keeps the needed headers; answers why not, where NuGet does not serve it. */
export async function fetchWindowsSdk(): Promise<string | undefined> {
  if (existsSync(complete)) return undefined;
  const packages = path.join(cache, 'packages');
  try {
    await run('dotnet', ['restore', project, '--packages', packages, '--verbosity', 'quiet']);
  } catch (error) {
    return `NuGet does not serve the Windows SDK's headers: ${(error as Error).message}`;
  }
  const sdk = onlyChild(path.join(packages, 'microsoft.windows.sdk.cpp'));
  const include = onlyChild(path.join(sdk, 'c', 'Include'));
  rmSync(headersFolder, { recursive: true, force: true });
  copyHeaders([path.join(include, 'shared'), path.join(include, 'um')]);
  writeFileSync(complete, '');
  rmSync(packages, { recursive: true });
  return undefined;
}

function onlyChild(folder: string): string {
  return path.join(folder, readdirSync(folder)[0] ?? '');
}

/** The needed headers and what they include, under names in lower case, for the SDK counts on Windows' file names. */
function copyHeaders(folders: readonly string[]): void {
  const available = new Map<string, string>();
  for (const folder of folders) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      available.set(file.toLowerCase(), path.join(folder, file));
    }
  }
  const copied = new Set<string>();
  const waiting = [...needed];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = available.get(name);
    if (file === undefined || copied.has(name)) continue;
    copied.add(name);
    const text = forGcc(readFileSync(file, 'latin1'));
    const target = path.join(headersFolder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, 'latin1');
    for (const [, included = ''] of text.matchAll(/^\s*#\s*include\s*[<"]([^>"]+)/gm)) waiting.push(included);
  }
}

/** Removes what GCC has no word for: assembler in the bodies of inline functions, and one suffix of numbers. */
function forGcc(text: string): string {
  return text
    .replace(
      /^(\s*#\s*include\s*[<"])([^>"]+)/gm,
      (_all, start: string, name: string) => start + name.toLowerCase(),
    )
    .replace(/\b__asm\s*\{[^}]*\}/g, '')
    .replace(/\b__asm\s+int\s+\w+/g, '')
    .replace(/\b((?:0x[0-9a-f]+|\d+))ui64\b/gi, '$1ull');
}
