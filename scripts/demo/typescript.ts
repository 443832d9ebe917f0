/** The demonstration's part in TypeScript: arguments are the backend and, for Linux, its state directory. */
import * as net from 'node:net';
import { PortReservations } from '../../src';

const block = { startPort: 5000, numberOfPorts: 20 };

async function main(backend: string, stateDirectory: string): Promise<void> {
  const reservations = new PortReservations({ backend, stateDirectory });
  console.log("> await reservations.create('tcp', { startPort: 5000, numberOfPorts: 20 })");
  console.log(await reservations.create('tcp', block));
  try {
    console.log("> await reservations.lookup('tcp', { startPort: 5000, numberOfPorts: 20 })");
    console.log(await reservations.lookup('tcp', block));
    console.log("> const drawn = await reservations.bind('tcp', …); await drawn.adopt(server)");
    const server = net.createServer();
    const drawn = await reservations.bind('tcp', block, { host: '127.0.0.1' });
    await drawn.adopt(server);
    console.log(`The server listens on port ${drawn.port} of the block.`);
    await new Promise((closed) => server.close(closed));
  } finally {
    console.log("> await reservations.delete('tcp', { startPort: 5000, numberOfPorts: 20 })");
    await reservations.delete('tcp', block);
  }
  console.log('> await reservations.list()');
  console.log(await reservations.list());
}

const [backend = '', stateDirectory = ''] = process.argv.slice(2);
void main(backend, stateDirectory);
