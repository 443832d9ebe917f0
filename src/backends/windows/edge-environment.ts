import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { dotnetExecutable, findDotnetRuntime } from './dotnet';
import { windowsError } from './messages';

/** The .NET runtime that hosts the shim: .NET Framework, which every Windows has, or CoreCLR (.NET 8 and later). */
export type Clr = 'framework' | 'core';

/** Environment variables with their values; one without a value is not set. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What makes edge-js load other files than this package's, whatever the CLR; it sets the first of them itself. */
const unset: Variables = { EDGE_NATIVE: undefined, EDGE_APP_ROOT: undefined, EDGE_APP_NAME: undefined };

/**
 * The variables with which edge-js takes this package's files and the machine's .NET, and nothing else:
 * docs/security.md says what it would take without them.
 *
 * @throws An Error where there is no .NET to take, or edge-js would take another one all the same.
 */
export function edgeVariables(clr: Clr, bootstrap: string): Variables {
  if (clr === 'framework') return { ...unset, EDGE_USE_CORECLR: undefined, EDGE_BOOTSTRAP_DIR: undefined };
  refuseRuntimeAtRoot(path.parse(process.cwd()).root);
  const { root, version } = findDotnetRuntime();
  return {
    ...unset,
    EDGE_USE_CORECLR: '1',
    EDGE_BOOTSTRAP_DIR: bootstrap,
    // Otherwise an SDK's configuration, which a global.json in or above the working directory can choose by a path.
    EDGE_USE_RUNTIME_CONFIG: '1',
    CORECLR_VERSION: version,
    // Otherwise the user's packages, which come before the assemblies of the bootstrap.
    NUGET_PACKAGES: bootstrap,
    // Where Windows' edge-js looks for .NET, and where every edge-js does.
    ...(process.platform === 'win32' ? { ProgramFiles: root } : {}),
    PATH: root,
  };
}

/**
 * edge-js takes a `\dotnet.exe` at the root of the current drive for .NET before it looks anywhere else, and no
 * variable keeps it from that. On a drive of Windows' own any user may put something there.
 */
export function refuseRuntimeAtRoot(root: string): void {
  const stranger = path.join(root, dotnetExecutable);
  if (!existsSync(stranger)) return;
  throw windowsError(({ native }) => native.runtimeAtRoot(stranger));
}

/** Does something in the environment with these variables, and puts the environment back. */
export function withVariables<T>(variables: Variables, work: () => T): T {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  for (const variable of Object.entries(variables)) set(variable);
  try {
    return work();
  } finally {
    for (const variable of before) set(variable);
  }
}

function set([name, value]: readonly [name: string, value: string | undefined]): void {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
