import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { isOnPath } from '../support/run';
import { hasPinnedPowerShell, pinnedCommand, pinnedVersion } from './pinned-powershell';

/** A PowerShell, and how to start it. */
export interface Engine {
  readonly description: string;
  readonly isWindowsPowerShell: boolean;
  /** The command to which a script's path and its arguments are added. */
  readonly runFile: readonly string[];
  /** The command that opens a session, to which PowerShell's own parameters can be added. */
  readonly session: readonly string[];
}

const onWindows = process.platform === 'win32';
const parameters = ['-NoLogo', '-NoProfile', ...(onWindows ? ['-ExecutionPolicy', 'Bypass'] : [])];

/** What every PowerShell gets: it calls nobody, neither to report itself nor to look for a newer one. */
export const offline = { POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off' } as const;

/**
 * The PowerShell with this name or path, `pwsh` or `powershell`. Without one, the PowerShell that TEST_POWERSHELL
 * names; otherwise the pinned one.
 */
export function findEngine(named = process.env['TEST_POWERSHELL']): Engine {
  const reason = whyNoEngine(named);
  if (reason !== undefined) throw new Error(`There is no PowerShell to run: ${reason}.`);
  const session = [...(named === undefined ? pinnedCommand() : [named]), ...parameters];
  return {
    description: named === undefined ? `PowerShell ${pinnedVersion}, from NuGet` : named,
    isWindowsPowerShell: named !== undefined && path.parse(named).name.toLowerCase() === 'powershell',
    runFile: [...session, '-File'],
    session,
  };
}

/** Why {@link findEngine} would fail on this machine. */
export function whyNoEngine(named = process.env['TEST_POWERSHELL']): string | undefined {
  if (named === undefined) {
    return hasPinnedPowerShell()
      ? undefined
      : 'it takes the .NET SDK 10, with which `npm run prepare-checkout` fetches PowerShell, or TEST_POWERSHELL naming one';
  }
  const isThere = path.isAbsolute(named) ? existsSync(named) : isOnPath(named + (onWindows ? '.exe' : ''));
  return isThere ? undefined : `there is no '${named}' on PATH`;
}
