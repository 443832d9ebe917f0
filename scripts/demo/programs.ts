/**
 * The demonstration's part by the command line, and by the operations that dsc calls with an instance on standard
 * input: arguments are the backend and, for Linux, its state directory.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../test/support/build';

const [backend = '', stateDirectory = ''] = process.argv.slice(2);

function portReservation(args: string, instance?: object): void {
  const input = instance === undefined ? '' : JSON.stringify(instance);
  console.log(`$ ${input && `echo '${input}' | `}port-reservation ${args}`);
  const program = join(root, 'dist', 'cli', 'main.js');
  const store = backend === 'linux' ? ['--state-directory', stateDirectory] : [];
  const { status } = spawnSync(process.execPath, [program, ...args.split(' '), ...store], {
    input,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, PORT_RESERVATION_BACKEND: backend },
  });
  if (status !== 0) process.exit(1);
}

portReservation('create 5000 20');
portReservation('lookup 5000 20');
portReservation('bind 5000 20');
portReservation('delete 5000 20');

const resource = '--resource PortReservation/PersistentPortReservation';
const instance = { protocol: 'tcp', startPort: 5000, numberOfPorts: 20 };
portReservation(`dsc set ${resource}`, instance);
portReservation(`dsc test ${resource}`, instance);
portReservation(`dsc set ${resource}`, { ...instance, _exist: false });
