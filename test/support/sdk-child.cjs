// Auth0's Node SDK in a process of its own: NODE_EXTRA_CA_CERTS counts from a process's start. Takes calls over IPC,
// `{ id, path: ['organizations', 'connections', 'create'], args }`, and answers each with `{ id, data }` or `{ id, error }`.
const { ManagementClient } = require('auth0');

const { AUTH0_DOMAIN: domain, AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: clientSecret } = process.env;
const management = new ManagementClient({ domain, clientId, clientSecret, maxRetries: 0 });

/** Every entry of every page, where the SDK pages. */
async function everyPage(result) {
  if (typeof result?.hasNextPage !== 'function') return result;
  const entries = [];
  for await (const entry of result) entries.push(entry);
  return entries;
}

async function call(path, args) {
  const names = [...path];
  const method = names.pop();
  const client = names.reduce((found, name) => found?.[name], management);
  if (typeof client?.[method] !== 'function') throw new Error(`The SDK has no ${path.join('.')}`);
  return everyPage(await client[method](...args));
}

process.on('message', async ({ id, path, args }) => {
  try {
    process.send({ id, data: await call(path, args) });
  } catch (error) {
    process.send({
      id,
      error: { status: error.statusCode, message: JSON.stringify(error.body) ?? error.message },
    });
  }
});
process.once('disconnect', () => process.exit());
