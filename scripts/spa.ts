import { resolve } from 'node:path';
import { createServer } from 'vite';
import { settings } from '../examples/settings.ts';

const { SPA_PORT, AUTH0_DOMAIN, SPA_CLIENT_ID, API_URL, API_AUDIENCE, CLAIMS_NAMESPACE } = settings({
  AUTH0_DOMAIN: undefined,
  SPA_CLIENT_ID: undefined,
  SPA_PORT: '5173',
  API_URL: 'http://localhost:3001',
  API_AUDIENCE: 'https://api.fernhill.example/',
  CLAIMS_NAMESPACE: 'https://fernhill.example/',
});

/** None of it is secret: it is in every browser. */
const told = {
  VITE_AUTH0_DOMAIN: AUTH0_DOMAIN,
  VITE_CLIENT_ID: SPA_CLIENT_ID,
  VITE_API_URL: API_URL,
  VITE_API_AUDIENCE: API_AUDIENCE,
  VITE_CLAIMS_NAMESPACE: CLAIMS_NAMESPACE,
};

async function serve(): Promise<void> {
  Object.assign(process.env, told);
  const server = await createServer({
    root: 'examples/spa',
    configFile: false,
    logLevel: 'error',
    clearScreen: false,
    cacheDir: resolve('.understudy/vite'),
    server: { host: 'localhost', port: Number(SPA_PORT), strictPort: true },
  });
  await server.listen();
  process.stdout.write(`The single-page application is at http://localhost:${SPA_PORT}/\n`);
  process.send?.('ready');
  process.once('disconnect', () => void server.close().then(() => process.exit()));
  process.once('SIGINT', () => void server.close().then(() => process.exit()));
}

serve().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
});
