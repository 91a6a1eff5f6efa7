import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';

const root = join(__dirname, '../..');
const run = promisify(execFile);

// Programs of their own, as a user of the local tenant would write them: NODE_EXTRA_CA_CERTS counts from a process's start.
const PROGRAM = `
const { ManagementClient } = require('auth0');
const { AuthenticationClient } = require('auth0/legacy');
const { AUTH0_DOMAIN: domain, AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: clientSecret } = process.env;
const management = new ManagementClient({ domain, clientId, clientSecret });

async function main() {
  await management.connections.create({ name: 'fernhill-customers', strategy: 'auth0' });
  const app = await management.clients.create({
    name: 'Fernhill Bookings',
    app_type: 'regular_web',
    grant_types: ['http://auth0.com/oauth/grant-type/password-realm'],
  });
  const [connection] = (await management.connections.list({ name: ['fernhill-customers'] })).data;
  await management.connections.clients.update(connection.id, [{ client_id: app.client_id, status: true }]);
  await management.users.create({
    connection: 'fernhill-customers',
    email: 'nora.fields@mail.example',
    password: 'Nora-rides-the-river-path-7',
    email_verified: true,
  });
  const action = await management.actions.create({
    name: 'breaks-down',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: 'exports.onExecutePostLogin = async (event, api) => { api.idToken.setCustomClaim("https://fernhill.example/ride", "on"); if (event.user.user_metadata.puncture) throw new Error("a puncture"); };',
  });
  await management.actions.deploy(action.id);
  await management.actions.triggers.bindings.updateMany('post-login', {
    bindings: [{ ref: { type: 'action_name', value: 'breaks-down' }, display_name: 'breaks-down' }],
  });

  const authentication = new AuthenticationClient({ domain, clientId: app.client_id, clientSecret: app.client_secret });
  const signIn = () =>
    authentication.oauth
      .passwordGrant({
        realm: 'fernhill-customers',
        username: 'nora.fields@mail.example',
        password: 'Nora-rides-the-river-path-7',
        scope: 'openid',
      })
      .then(({ data }) => JSON.parse(Buffer.from(data.id_token.split('.')[1], 'base64url')), (error) => ({ refused: error.statusCode, error: error.error }));
  const before = await signIn();
  const [user] = (await management.users.list({ q: 'email:"nora.fields@mail.example"', search_engine: 'v3' })).data;
  await management.users.update(user.user_id, { user_metadata: { puncture: true } });
  const after = await signIn();
  console.log(JSON.stringify({ before, after, logins: user.logins_count }));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
`;

let folder: string;
let tenant: RunningTenant;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sdk-flow-'));
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
});

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

it('fills a tenant and signs in over HTTPS with Auth0’s own SDK; an Action that throws fails the sign-in', async () => {
  // Within the package, so that it finds its packages.
  mkdirSync(join(root, '.understudy'), { recursive: true });
  const program = join(root, '.understudy', `sdk-flow-${process.pid}.cjs`);
  writeFileSync(program, PROGRAM);
  const env = {
    PATH: process.env['PATH'] ?? '',
    AUTH0_DOMAIN: tenant.context.domain,
    AUTH0_CLIENT_ID: tenant.deployClient.clientId,
    AUTH0_CLIENT_SECRET: tenant.deployClient.clientSecret,
    NODE_EXTRA_CA_CERTS: tenant.caFile,
  };
  try {
    const { stdout } = await run(process.execPath, [program], { cwd: root, env });
    const { before, after, logins } = JSON.parse(stdout) as Record<string, Record<string, unknown>>;
    expect(before).toMatchObject({ iss: tenant.context.issuer, 'https://fernhill.example/ride': 'on' });
    expect(after).toMatchObject({ refused: 500 });
    expect(logins).toBe(1);
  } finally {
    rmSync(program, { force: true });
  }
}, 30_000);
