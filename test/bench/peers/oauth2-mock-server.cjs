// Serves oauth2-mock-server, which is installed in the working folder, on the port that is its argument.
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

async function main() {
  const main = createRequire(join(process.cwd(), 'package.json')).resolve('oauth2-mock-server');
  const { OAuth2Server } = await import(pathToFileURL(main).href);
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(Number(process.argv[2]), '127.0.0.1');
  process.stdout.write('ready\n');
}

void main();
