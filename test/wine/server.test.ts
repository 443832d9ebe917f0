import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { expect } from 'chai';
import { prefix } from './environment/prefix';
import { wineserver } from './environment/tools';
// It starts the server.
import './wine';

describe("Wine's server", () => {
  it("is in the tests' network namespace, so that no Windows program meets the machine's own ports", () => {
    const servers = readdirSync('/proc').filter(isOurServer);
    expect(servers).to.have.length(1);
    expect(readlinkSync(`/proc/${servers[0]}/ns/net`)).to.equal(readlinkSync('/proc/self/ns/net'));
  });
});

/** Whether a process is the server of the tests' own prefix. */
function isOurServer(id: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${id}/exe`) === wineserver &&
      readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(`WINEPREFIX=${prefix}`)
    );
  } catch {
    // No process, or one that has just ended.
    return false;
  }
}
