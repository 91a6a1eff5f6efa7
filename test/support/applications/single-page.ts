import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';

const SDK = require.resolve('@auth0/auth0-spa-js/dist/auth0-spa-js.production.js');

/**
 * A page with Auth0's SDK for single-page applications. Over HTTPS, as the tenant: `http://localhost` is another site than
 * `https://localhost`, and browsers may keep cookies from frames of another site.
 */
export async function singlePage(
  port: number,
  tls: { readonly cert: string; readonly key: string },
): Promise<Server> {
  const server = createServer(tls, (request, response) => {
    if (request.url === '/sdk.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(SDK));
      return;
    }
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Fernhill Workshop</title><script src="/sdk.js"></script><h1>Workshop</h1>');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
