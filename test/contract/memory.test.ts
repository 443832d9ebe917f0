import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import type { Protocol } from '../../src/contract/reservation';
import { backendContract } from './backend-contract';

backendContract('memory', async () => {
  const portsInUse: Record<Protocol, number[]> = { tcp: [], udp: [] };
  return {
    backend: new MemoryBackend({ portsInUse }),
    async occupy(protocol, port) {
      portsInUse[protocol].push(port);
      return async () => {
        portsInUse[protocol] = portsInUse[protocol].filter((used) => used !== port);
      };
    },
    async dispose() {},
  };
});
