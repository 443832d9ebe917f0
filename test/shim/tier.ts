import { insideOwnPorts } from '../support/own-ports';
import { buildStandIns, standInsUnavailable } from '../support/standins';
import type { Tier } from '../support/tier';

export const tier: Tier = {
  name: 'shim',
  proves:
    'the Windows backend keeps the contract through the real edge-js and the shim that ships, on CoreCLR; iphlpapi, ws2_32 and netsh are stand-ins, so how Windows itself behaves is not shown',
  unavailable: standInsUnavailable,
  setUp: async () => buildStandIns(),
  inside: insideOwnPorts,
};
