import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { run } from '../../support/run';
import { cache, cached } from './cache';
import { wine64, wineserver } from './tools';

/** Wine's Windows: its C: drive, its registry. */
export const prefix = path.join(cache, 'prefix');
export const system32 = path.join(prefix, 'drive_c', 'windows', 'system32');

/** Where Wine looks for builtins beyond its own: the renamed ws2_32 stands there. */
export const extraBuiltins = path.join(cache, 'builtins');

/** What every program under Wine gets: no display, no menu entries, nothing of the caller's own environment. */
export function wineEnvironment(): NodeJS.ProcessEnv {
  return {
    HOME: cache,
    PATH: process.env['PATH'],
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLPATH: extraBuiltins,
    WINEDLLOVERRIDES: 'winemenubuilder.exe=d;netsh.exe,whoami.exe=n',
    DISPLAY: '',
  };
}

/**
 * Makes the prefix and calls it Windows 10, for Node refuses an older one. These programs, and no others, load these
 * DLLs from its system32 before Wine's own of the same name.
 */
export async function makePrefix(programs: readonly string[], dlls: readonly string[]): Promise<void> {
  const version = await run(wine64, ['--version'], { env: wineEnvironment() });
  await cached('prefix', [version, ...programs, ...dlls], async () => {
    // A server of its own for each of these would end, and begin again, between them.
    await startWine();
    try {
      await tool('wineboot', '-i');
      await tool('winecfg', '-v', 'win10');
      for (const program of programs) {
        const key = `HKCU\\Software\\Wine\\AppDefaults\\${program}\\DllOverrides`;
        for (const dll of dlls) await tool('reg', 'add', key, '/v', dll, '/d', 'native,builtin', '/f');
      }
    } finally {
      await stopWine();
    }
  });
}

/** Starts the server that Windows programs share, for all of them: without it each would start its own. */
export async function startWine(): Promise<void> {
  await server('-p');
}

/** Ends everything that runs in the prefix, and writes its registry to disk. */
export async function stopWine(): Promise<void> {
  await server('-k');
  await server('-w');
}

/** The status says nothing: -k fails where nothing runs, -p where a server runs already. */
async function server(option: string): Promise<void> {
  await withoutPipes(wineserver, [option]);
}

/** One of Wine's own programs, which fail rather than hang, but for a prefix that cannot start. */
async function tool(...command: string[]): Promise<void> {
  const status = await withoutPipes('timeout', ['-s', 'KILL', '120', wine64, ...command]);
  if (status !== 0) throw new Error(`Wine's ${command.join(' ')} ended with status ${status}.`);
}

/** The server and Windows' services outlive the program that starts them, and would keep its pipes open. */
async function withoutPipes(program: string, args: readonly string[]): Promise<number | null> {
  const started = spawn(program, args, { env: wineEnvironment(), stdio: 'ignore' });
  const [status] = (await once(started, 'exit')) as [number | null];
  return status;
}
