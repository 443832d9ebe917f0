// A plain Node server that says why its port is refused, instead of a stack trace.
import * as http from 'node:http';
import { explainListenError } from 'persistent-port-reservation';

const server = http.createServer((_request, response) => response.end('hello\n'));

server.on('error', async (error) => {
  const explained = await explainListenError(error);
  console.error(explained?.text ?? error);
  process.exit(1);
});

server.listen(Number(process.argv[2] ?? 3000), () => console.log('listening'));
