import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

async function made(path: string, body: Doc): Promise<string> {
  const { body: doc } = await tenant.api('POST', path, body);
  return `${path}/${String(doc.id)}`;
}

const email = { description: 'E-mail', label: 'E-mail', profile_required: true, auth0_mapping: 'email' };

describe('a user attribute profile', () => {
  it('maps the id of a user as Auth0 does, wherever it does not say', async () => {
    const path = await made('/user-attribute-profiles', {
      name: 'Staff',
      user_attributes: { email },
      user_id: { saml_mapping: ['urn:oid:0.9.2342.19200300.100.1.1'] },
    });
    expect((await tenant.api('GET', path)).body.user_id).toEqual({
      oidc_mapping: 'sub',
      saml_mapping: ['urn:oid:0.9.2342.19200300.100.1.1'],
      scim_mapping: 'externalId',
    });
    const { body } = await tenant.api('PATCH', path, { user_id: {} });
    expect(body).toMatchObject({
      user_id: { saml_mapping: [expect.stringContaining('nameidentifier'), {}, {}] },
    });
  });

  it('has at least one attribute', async () => {
    const body = { name: 'Staff', user_attributes: {} };
    expect((await tenant.api('POST', '/user-attribute-profiles', body)).status).toBe(400);
  });

  it('can begin with a template', async () => {
    const { body } = await tenant.api('GET', '/user-attribute-profiles/templates');
    const [{ id, template }] = body.user_attribute_profile_templates as unknown as [Doc];
    expect((await tenant.api('GET', `/user-attribute-profiles/templates/${String(id)}`)).body).toHaveProperty(
      'template',
    );
    expect((await tenant.api('POST', '/user-attribute-profiles', template)).status).toBe(201);
    expect((await tenant.api('GET', '/user-attribute-profiles/templates/none')).status).toBe(404);
  });
});

describe('a connection profile', () => {
  it('shows that it overrides nothing, and takes that back', async () => {
    const path = await made('/connection-profiles', { name: 'Partners', enabled_features: ['scim'] });
    const { body } = await tenant.api('GET', path);
    expect(body).toMatchObject({ strategy_overrides: null });
    const { id: _, ...rest } = body as Doc;
    expect((await tenant.api('PATCH', path, rest)).body).toEqual(body);
  });

  it('can begin with a template', async () => {
    const { body } = await tenant.api('GET', '/connection-profiles/templates');
    const [{ template }] = body.connection_profile_templates as unknown as [Doc];
    expect((await tenant.api('POST', '/connection-profiles', template)).status).toBe(201);
  });
});

describe('a token exchange profile', () => {
  const profile = {
    name: 'Old shop',
    subject_token_type: 'urn:fernhill:old-shop',
    type: 'custom_authentication',
  };

  async function action(trigger: string): Promise<string> {
    const { body } = await tenant.api('POST', '/actions/actions', {
      name: `for ${trigger}`,
      supported_triggers: [{ id: trigger, version: 'v1' }],
      code: 'exports.onExecuteCustomTokenExchange = async () => {};',
    });
    return String(body.id);
  }

  it('runs an Action of its trigger only', async () => {
    const post = async (trigger: string) =>
      tenant.api('POST', '/token-exchange-profiles', { ...profile, action_id: await action(trigger) });
    expect((await post('credentials-exchange')).status).toBe(400);
    expect((await post('custom-token-exchange')).status).toBe(201);
  });

  it('has a type of token to itself, which is none of the namespaces that Auth0 keeps', async () => {
    const action_id = await action('custom-token-exchange');
    const post = (body: Doc) =>
      tenant.api('POST', '/token-exchange-profiles', { ...profile, action_id, ...body });
    expect((await post({ subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' })).status).toBe(400);
    expect((await post({})).status).toBe(201);
    expect((await post({})).status).toBe(409);
  });
});

describe('a self-service profile', () => {
  it('names itself where it is missing, also below it', async () => {
    const { status, body } = await tenant.api(
      'GET',
      '/self-service-profiles/ssp_1/custom-text/en/get-started',
    );
    expect({ status, message: body.message }).toEqual({
      status: 404,
      message: 'Profile with ID: ssp_1 not found',
    });
  });

  it('keeps an empty list of attributes where null takes them away', async () => {
    const user_attributes = [{ name: 'email', description: 'E-mail', is_optional: false }];
    const path = await made('/self-service-profiles', { name: 'Dealers', user_attributes });
    expect((await tenant.api('PATCH', path, { user_attributes: null })).body.user_attributes).toEqual([]);
  });

  it('has texts of the page and the language that there are', async () => {
    const path = await made('/self-service-profiles', { name: 'Dealers' });
    const introduction = { introduction: 'Welcome to Fernhill' };
    await tenant.api('PUT', `${path}/custom-text/en/get-started`, introduction);
    expect((await tenant.api('GET', `${path}/custom-text/en/get-started`)).body).toEqual(introduction);
    expect((await tenant.api('GET', `${path}/custom-text/nb/get-started`)).status).toBe(400);
  });

  it('hands out tickets for a new connection, and takes them back', async () => {
    const path = await made('/self-service-profiles', { name: 'Dealers' });
    const ticket = (body: Doc) => tenant.api('POST', `${path}/sso-ticket`, body);
    expect((await ticket({})).status).toBe(400);
    const { body } = await ticket({ connection_config: { name: 'dealer-oslo' } });
    expect(body.ticket).toMatch(/^https:\/\/localhost:4400\/self-service\/connections-flow\?ticket=\w{32}$/);
    const id = String(body.ticket).split('=')[1] ?? '';
    const kept = () => tenant.tenant.context.state.documents.get('/_sso_tickets', id);
    expect(kept()).toBeDefined();
    expect((await tenant.api('POST', `${path}/sso-ticket/${id}/revoke`)).status).toBe(202);
    expect(kept()).toBeUndefined();
    expect((await tenant.api('POST', `${path}/sso-ticket/${id}/revoke`)).status).toBe(202);
  });

  it('hands out no ticket for the name of a connection that there is', async () => {
    const path = await made('/self-service-profiles', { name: 'Dealers' });
    await tenant.api('POST', '/connections', { name: 'dealer-oslo', strategy: 'auth0' });
    const body = { connection_config: { name: 'dealer-oslo' } };
    expect((await tenant.api('POST', `${path}/sso-ticket`, body)).status).toBe(409);
  });
});
