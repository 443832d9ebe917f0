// Vite's development server, started so that a refused port is explained. Its own command line has no hook for that.
import { explainListenError } from 'persistent-port-reservation';
import { createServer } from 'vite';

const server = await createServer({ server: { port: Number(process.argv[2] ?? 5173), strictPort: true } });

try {
  await server.listen();
  server.printUrls();
} catch (error) {
  const explained = await explainListenError(error);
  console.error(explained?.text ?? error);
  process.exit(1);
}
