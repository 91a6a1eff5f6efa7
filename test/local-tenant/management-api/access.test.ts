import { kind } from '../../../src/resources/kind.ts';
import { object, text } from '../../../src/resources/schema.ts';
import { collection } from '../../../src/resources/shapes.ts';
import { kinds } from '../../../src/resources/table.ts';
import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

let fernhill: OpenTenant;

beforeAll(async () => {
  fernhill = await openTenant();
});
afterAll(() => fernhill.tenant.close());

it('wants a token', async () => {
  const response = await fernhill.tenant.app.request('/api/v2/roles');
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ statusCode: 401, error: 'Unauthorized' });
});

it('refuses a token that was changed', async () => {
  const token = await fernhill.token();
  const { status } = await fernhill.api('GET', '/roles', undefined, `${token.slice(0, -4)}AAAA`);
  expect(status).toBe(401);
});

it('names the scopes that are missing', async () => {
  const worker = await fernhill.api('POST', '/clients', {
    name: 'Worker',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
  });
  const audience = 'https://localhost:4400/api/v2/';
  await fernhill.api('POST', '/client-grants', {
    client_id: worker.body['client_id'] ?? '',
    audience,
    scope: ['read:clients'],
  });
  const response = await fernhill.tenant.app.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      audience,
      client_id: worker.body['client_id'],
      client_secret: worker.body['client_secret'],
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  expect((await fernhill.api('GET', '/clients', undefined, token)).status).toBe(200);
  expect(await fernhill.api('GET', '/roles', undefined, token)).toEqual({
    status: 403,
    body: {
      statusCode: 403,
      error: 'Forbidden',
      message: 'Insufficient scope, expected any of: read:roles',
      errorCode: 'insufficient_scope',
    },
  });
});

it('answers what it has no row for with 501 and the way to add one', async () => {
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { status, body } = await fernhill.api('POST', '/wheels', { size: 28 });
  expect(status).toBe(501);
  expect(body['message']).toContain('src/resources/');
  expect(told).toHaveBeenCalledWith(expect.stringContaining('POST /wheels'));
  told.mockRestore();
});

it('refuses a body of more than two megabytes', async () => {
  const { status } = await fernhill.api('POST', '/roles', { name: 'x'.repeat(2 * 1024 * 1024) });
  expect(status).toBe(413);
});

it('keeps nothing of a request whose hook fails half way', async () => {
  const workshops = kind({
    name: 'workshops',
    path: '/workshops',
    shape: collection({ prefix: 'wsh_', list: 'workshops' }),
    scope: 'roles',
    identity: ['name'],
    fields: object({ name: text }),
    save(next, _before, { documents }) {
      documents.put('/workshops', 'wsh_first', { name: 'half done' });
      if (next['name'] === 'Riverside') throw new Error('the flood');
      return next;
    },
  });
  const other = await openTenant({ kinds: [...kinds, workshops] });
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { status } = await other.api('POST', '/workshops', { name: 'Riverside' });
  told.mockRestore();
  expect(status).toBe(500);
  expect(other.tenant.context.state.documents.list('/workshops')).toEqual([]);
  await other.tenant.close();
});
