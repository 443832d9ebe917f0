/** The demonstration's lookup and draw in TypeScript: arguments are the backend and, for Linux, its state directory. */
import * as net from 'node:net';
import { PortReservations } from '../../src';

const block = { startPort: 5000, numberOfPorts: 20 };

async function main(backend: string, stateDirectory: string): Promise<void> {
  const reservations = new PortReservations({ backend, ...(stateDirectory && { stateDirectory }) });
  if (backend === 'memory') {
    console.log('  (the memory backend forgets with its process, so this one makes the reservation again)');
    await reservations.create('tcp', block);
  }
  const reservation = await reservations.lookup('tcp', block);
  console.log("  await reservations.lookup('tcp', { startPort: 5000, numberOfPorts: 20 })");
  console.log(' ', reservation);

  const server = net.createServer();
  const drawn = await reservations.bind('tcp', block, { host: '127.0.0.1' });
  await drawn.adopt(server);
  console.log(`  a net.Server listens on port ${(server.address() as net.AddressInfo).port} of the block`);
  server.close();
}

const [backend = '', stateDirectory = ''] = process.argv.slice(2);
void main(backend, stateDirectory);
