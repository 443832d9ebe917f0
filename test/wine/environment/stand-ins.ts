import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { root } from '../../support/build';
import { run } from '../../support/run';
import { cached } from './cache';
import { exportsOf, forwardingDefinition } from './export-table';
import { extraBuiltins, system32 } from './prefix';
import { builtinDlls, builtinSharedObjects, gcc } from './tools';

const everywhere = path.join(root, 'test', 'native');
const onWindows = path.join(__dirname, '..', 'native');

const winsock = '-lws2_32';

/** Wine takes a file for one of its own by these 32 bytes. */
const builtinSignature = { offset: 0x40, text: 'Wine builtin DLL', length: 32 };

const reservationFunctions = ['Create', 'Delete', 'Lookup'].flatMap((verb) =>
  ['Tcp', 'Udp'].map((protocol) => `${verb}Persistent${protocol}PortReservation`),
);
const socketFunctions = ['WSAIoctl', 'bind', 'closesocket'];

/**
 * Builds the stand-ins of test/native, with the Windows half from here, as DLLs and puts them where Windows has the
 * real ones, for the shim looks in System32 alone. Which programs load them is the prefix's registry's business.
 */
export async function installStandIns(): Promise<void> {
  const native = [everywhere, onWindows].flatMap(contentsOf);
  const own = readFileSync(__filename);
  const builtins = ['iphlpapi.dll', 'ws2_32.dll'].map((name) => readFileSync(path.join(builtinDlls, name)));
  const built = await cached('stand-ins', [own, ...native, ...builtins], async (folder) => {
    const common = [path.join(everywhere, 'state.c'), path.join(onWindows, 'platform-windows.c')];
    const sockets = [path.join(onWindows, 'ws2_32-windows.c'), path.join(everywhere, 'association.c')];
    await compileDll(folder, 'ws2_32', socketFunctions, [...sockets, ...common]);
    await compileDll(folder, 'iphlpapi', reservationFunctions, [
      path.join(everywhere, 'iphlpapi.c'),
      ...common,
    ]);
    for (const program of ['netsh', 'whoami']) {
      await compile(
        path.join(folder, `${program}.exe`),
        [path.join(everywhere, `${program}.c`), ...common],
        [winsock],
      );
    }
  });
  for (const name of ['iphlpapi.dll', 'ws2_32.dll', 'netsh.exe', 'whoami.exe']) {
    copyFileSync(path.join(built, name), path.join(system32, name));
  }
  keepAsNative('iphlpapi');
  keepAsBuiltin('ws2_32');
}

/** A DLL that answers `own` itself and forwards the rest of the builtin's exports to `<name>_wine`. */
async function compileDll(folder: string, name: string, own: readonly string[], files: readonly string[]) {
  const definition = path.join(folder, `${name}.def`);
  const builtin = await exportsOf(path.join(builtinDlls, `${name}.dll`));
  writeFileSync(definition, forwardingDefinition(`${name}.dll`, builtin, `${name}_wine`, own));
  await compile(path.join(folder, `${name}.dll`), [...files, definition], ['-shared', winsock]);
}

/** Compiles C with mingw-w64, whose headers declare the functions that the stand-ins define. */
export async function compile(output: string, files: readonly string[], flags: readonly string[]) {
  const common = ['-std=gnu11', '-O1', '-Wall', '-Werror', '-static-libgcc', `-I${everywhere}`];
  await run(gcc, [...common, '-o', output, ...files, ...flags]);
}

function contentsOf(folder: string): Buffer[] {
  return readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
}

/** Wine's own DLL under another name, made to look like a Windows one: it needs no system half. */
function keepAsNative(name: string): void {
  const { offset, text, length } = builtinSignature;
  const dll = readFileSync(path.join(builtinDlls, `${name}.dll`));
  if (!dll.toString('latin1', offset, offset + length).startsWith(text)) {
    throw new Error(
      `Wine's ${name}.dll has no signature '${text}' at byte ${offset}; is this a newer Wine than 8?`,
    );
  }
  dll.fill(0, offset, offset + length);
  writeFileSync(path.join(system32, `${name}_wine.dll`), dll);
}

/** Wine's own DLL under another name and still a builtin, for its system half must be found beside it. */
function keepAsBuiltin(name: string): void {
  const dll = path.join(builtinDlls, `${name}.dll`);
  const sharedObject = path.join(builtinSharedObjects, `${name}.so`);
  link(dll, path.join(system32, `${name}_wine.dll`));
  link(dll, path.join(extraBuiltins, 'x86_64-windows', `${name}_wine.dll`));
  link(sharedObject, path.join(extraBuiltins, 'x86_64-unix', `${name}_wine.so`));
}

function link(target: string, name: string): void {
  mkdirSync(path.dirname(name), { recursive: true });
  rmSync(name, { force: true });
  symlinkSync(target, name);
}
