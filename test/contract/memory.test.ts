import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import type { OpenSocket } from '../../src/contract/usage';
import { backendContract } from './backend-contract';
import { socketContract } from './usage-contract';

async function fresh() {
  const sockets: OpenSocket[] = [];
  return {
    backend: new MemoryBackend({ sockets }),
    async occupy(protocol: OpenSocket['protocol'], port: number) {
      const state = protocol === 'tcp' ? 'listening' : 'bound';
      const socket = { protocol, port, address: '0.0.0.0', state, user: null, processes: null } as const;
      sockets.push(socket);
      return async () => {
        sockets.splice(sockets.indexOf(socket), 1);
      };
    },
    async dispose() {},
  };
}

backendContract('memory', fresh);
socketContract('memory', fresh);
