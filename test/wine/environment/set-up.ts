import { layOutApplication } from './application';
import { makePrefix } from './prefix';
import { buildReferenceExample } from './reference-example';
import { installStandIns } from './stand-ins';
import { installWindowsDotnet } from './windows-dotnet';
import { installWindowsNode, nodeVersions } from './windows-node';

/** The programs that load the stand-ins; all others keep Wine's own DLLs. */
const programs = ['node.exe', 'pwsh.exe', 'reference-example.exe'];

/** Makes the Windows machine that the tests run on, or completes the one that an earlier run left. */
export async function setUpWine(): Promise<Record<string, string>> {
  await Promise.all([
    ...nodeVersions.map(installWindowsNode),
    installWindowsDotnet(),
    buildReferenceExample(),
    layOutApplication(),
    makePrefix(programs, ['iphlpapi', 'ws2_32']),
  ]);
  await installStandIns();
  return {};
}
