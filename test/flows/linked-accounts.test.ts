import type { Doc } from '../../src/core/json.ts';
import { tokenClaims } from '../../src/core/token-claims.ts';
import { Browser } from '../support/browser.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { type Manage, managing } from '../support/managing.ts';

const SAM = { email: 'sam.rivera@mail.example', password: 'Sam-has-both-now-and-likes-it-8' };

/** As Auth0's documentation has it, "User Account Linking: with Actions": the older account is the one that stays. */
const LINKING = `
const { ManagementClient } = require('auth0');
exports.onExecutePostLogin = async (event, api) => {
  if (!event.user.email_verified || event.user.identities.length > 1) return;
  const { DOMAIN: domain, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = event.secrets;
  const management = new ManagementClient({ domain, clientId, clientSecret });
  const same = await management.users.listUsersByEmail({ email: event.user.email });
  const older = same.find((user) => user.email_verified && user.user_id !== event.user.user_id);
  if (!older) return;
  const [{ provider, user_id }] = event.user.identities;
  console.log('links ' + event.user.user_id + ' to ' + older.user_id);
  await management.users.identities.link(older.user_id, { provider, user_id });
  api.authentication.setPrimaryUser(older.user_id);
};`;

describe('an Action that links accounts by the Management API of the tenant that runs it', () => {
  let fernhill: DeployedFernhill;
  let manage: Manage;
  let client: Doc;
  beforeAll(async () => {
    fernhill = await deployedFernhill();
    manage = await managing(fernhill.tenant);
    client = fernhill.client('Fernhill Bookings');
    const { clientId, clientSecret } = fernhill.tenant.deployClient;
    const action = await manage('POST', '/actions/actions', {
      name: 'link-accounts',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: LINKING,
      dependencies: [{ name: 'auth0', version: '7.1.0' }],
      secrets: [
        { name: 'DOMAIN', value: new URL(fernhill.issuer).host },
        { name: 'CLIENT_ID', value: clientId },
        { name: 'CLIENT_SECRET', value: clientSecret },
      ],
    });
    await manage('POST', `/actions/actions/${String(action['id'])}/deploy`);
    await manage('PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_name', value: 'link-accounts' }, display_name: 'link-accounts' }],
    });
  }, 120_000);
  afterAll(() => fernhill.close());

  const callback = () => `http://localhost:${fernhill.webPort}/callback`;
  const newBrowser = () => new Browser(fernhill.tenant.app, fernhill.issuer.slice(0, -1));
  const authorize = (more: Readonly<Record<string, string>>) =>
    `/authorize?${new URLSearchParams({
      client_id: String(client['client_id']),
      redirect_uri: callback(),
      response_type: 'code',
      scope: 'openid email',
      ...more,
    })}`;

  async function subjectOf(url: URL): Promise<unknown> {
    expect(url.searchParams.get('error_description')).toBeNull();
    const answer = await fernhill.tenant.app.request(`${fernhill.issuer}oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        client_id: client['client_id'],
        client_secret: client['client_secret'],
        redirect_uri: callback(),
        code: url.searchParams.get('code'),
      }),
    });
    return tokenClaims(String(((await answer.json()) as Doc)['id_token']))?.['sub'];
  }

  it('gives the token of the older account, which both ways lead to from then on', async () => {
    const older = await manage('POST', '/users', {
      ...SAM,
      connection: 'fernhill-customers',
      email_verified: true,
      verify_email: false,
    });
    const google = newBrowser();
    const page = await google.open(authorize({ connection: 'google-oauth2' }));
    const done = await google.submit(page, {}, `Sam Rivera (${SAM.email})`);
    expect(await subjectOf(done.url)).toBe(older['user_id']);
    const linked = await manage('GET', `/users/${encodeURIComponent(String(older['user_id']))}`);
    expect(linked['identities']).toMatchObject([
      { provider: 'auth0', connection: 'fernhill-customers' },
      { provider: 'google-oauth2', profileData: { email: SAM.email } },
    ]);
    expect(await manage('GET', `/users-by-email?email=${encodeURIComponent(SAM.email)}`)).toHaveLength(1);

    const again = newBrowser();
    const second = await again.open(authorize({ connection: 'google-oauth2' }));
    const back = await again.submit(second, {}, `Sam Rivera (${SAM.email})`);
    expect(await subjectOf(back.url)).toBe(older['user_id']);
  });
});
