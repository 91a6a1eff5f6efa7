import type { Doc } from '../../../src/core/json.ts';
import { BOOKINGS_API, type FernhillTenant, fernhillTenant } from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const logs = (): readonly Doc[] => tenant.context.state.documents.list('/_logs');
const types = () => logs().map(({ type }) => type);

it('tells of a login and of the tokens that it gave', async () => {
  await tenant.signIn({ scope: 'openid', audience: BOOKINGS_API }, { 'user-agent': 'bicycle computer' });
  expect(types()).toEqual(['s', 'sepft']);
  expect(logs()[0]).toMatchObject({
    client_id: 'FernhillBookings',
    connection: 'fernhill-customers',
    strategy: 'auth0',
    strategy_type: 'database',
    user_id: 'auth0|nora',
    ip: '127.0.0.1',
    user_agent: 'bicycle computer',
    hostname: 'localhost',
  });
  expect(logs()[1]).toMatchObject({ user_id: 'auth0|nora', audience: BOOKINGS_API });
});

it('tells of a wrong password, of nobody by that name, and of too many attempts', async () => {
  tenant.change('/attack-protection/brute-force-protection', '', { max_attempts: 1 });
  await tenant.signIn({ password: 'Flat-tyre-2' });
  await tenant.signIn({ username: 'nobody@example.com' });
  await tenant.signIn({ password: 'Flat-tyre-2' });
  expect(types()).toEqual(['fp', 'fepft', 'fu', 'fepft', 'limit_wc', 'fepft']);
  expect(logs()[2]).toMatchObject({ user_id: '', user_name: 'nobody@example.com' });
  expect(JSON.stringify(logs())).not.toContain('Flat-tyre-2');
});

it('tells why a login was refused after all', async () => {
  tenant.bind('post-login', [{ name: 'closed', code: 'api.access.deny("Come back tomorrow")' }]);
  await tenant.signIn();
  expect(types()).toEqual(['f', 'fepft']);
  expect(logs()[0]).toMatchObject({ description: 'Come back tomorrow', user_id: 'auth0|nora' });
});

it('tells of a machine that gets a token, or does not', async () => {
  await tenant.machine();
  await tenant.machine({ scope: 'sweep:floor' });
  await tenant.machine({ audience: 'https://nowhere.example' });
  expect(types()).toEqual(['seccft', 'feccft', 'feccft']);
  expect(logs()[0]).toMatchObject({ client_name: 'Fernhill Reminder Worker', audience: BOOKINGS_API });
});
