import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user and the group `nobody`, who may write no sysctl. */
const nobody = 65_534;

const patienceInMilliseconds = 30_000;

/** Runs a script as nobody and answers what it prints. Only root may start it. */
export async function runAsNobody(
  script: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<string> {
  const { stdout } = await run(process.execPath, [script, ...args], {
    uid: nobody,
    gid: nobody,
    // The present one may be closed to nobody.
    cwd: '/',
    timeout: patienceInMilliseconds,
    signal,
  });
  return stdout;
}
