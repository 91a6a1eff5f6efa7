import { decodeJwt } from 'jose';
import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createLocalTenant, type LocalTenant } from '../../../src/local-tenant/create-local-tenant.ts';
import { openState } from '../../../src/local-tenant/store/open-state.ts';
import { BOOKINGS_API } from '../../support/fernhill-tenant.ts';

const TRIGGER = '/actions/triggers/credentials-exchange/bindings';
let tenant: LocalTenant;
let token: string;

beforeAll(async () => {
  const runner = inProcessRunner({ clock: systemClock });
  const state = openState(':memory:');
  tenant = await createLocalTenant({
    state,
    domain: 'localhost:4400',
    runner,
    deployClientName: 'Fernhill Deploy',
  });
  token = (await exchange('https://localhost:4400/api/v2/')).access_token;
});
afterAll(() => tenant.close());

async function exchange(audience: string) {
  const { clientId: client_id, clientSecret: client_secret } = tenant.deployClient;
  const body = new URLSearchParams({ grant_type: 'client_credentials', audience, client_id, client_secret });
  return JSON.parse(await (await tenant.app.request('/oauth/token', { method: 'POST', body })).text());
}

/** A write to the Management API with the deploy client's token. */
async function write(method: string, path: string, body: object = {}) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await tenant.app.request(`/api/v2${path}`, { method, headers, body: JSON.stringify(body) });
  expect([path, answer.ok]).toEqual([path, true]);
  return JSON.parse(await answer.text());
}

const action = (claim: string) => ({
  code: `exports.onExecuteCredentialsExchange = async (event, api) => {
    api.accessToken.setCustomClaim('https://fernhill.example/network', '${claim} ' + event.secrets.NETWORK); };`,
  secrets: [{ name: 'NETWORK', value: `${claim} network` }],
});

test('an Action runs as it was deployed over the Management API, not as it was saved later', async () => {
  await write('POST', '/resource-servers', { identifier: BOOKINGS_API, name: 'Fernhill Bookings API' });
  await write('POST', '/client-grants', {
    client_id: tenant.deployClient.clientId,
    audience: BOOKINGS_API,
    scope: [],
  });
  const supported_triggers = [{ id: 'credentials-exchange', version: 'v2' }];
  const { id } = await write('POST', '/actions/actions', {
    name: 'Limit machines',
    supported_triggers,
    ...action('first'),
  });
  await write('POST', `/actions/actions/${id}/deploy`);
  await write('PATCH', TRIGGER, { bindings: [{ ref: { type: 'action_name', value: 'Limit machines' } }] });
  await write('PATCH', `/actions/actions/${id}`, action('second'));
  const network = async () =>
    decodeJwt((await exchange(BOOKINGS_API)).access_token)['https://fernhill.example/network'];
  expect(await network()).toBe('first first network');
  await write('POST', `/actions/actions/${id}/deploy`);
  expect(await network()).toBe('second second network');
});
