// webpack's development server, started so that a refused port is explained. Its errors end up uncaught.
import { explainListenError } from 'persistent-port-reservation';
import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';

process.on('uncaughtException', async (error) => {
  const explained = await explainListenError(error);
  console.error(explained?.text ?? error);
  process.exit(1);
});

const compiler = webpack({ mode: 'development', entry: './index.js' });
await new WebpackDevServer({ port: Number(process.argv[2] ?? 8080) }, compiler).start();
