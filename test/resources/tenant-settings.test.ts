import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

const change = async (body: Parameters<OpenTenant['api']>[2]) =>
  fernhill.api('PATCH', '/tenants/settings', body);
const read = async () => (await fernhill.api('GET', '/tenants/settings')).body;

describe('tenant settings', () => {
  it('show a tenant in which nothing has been set', async () => {
    expect(await read()).toMatchObject({
      enabled_locales: ['en'],
      sandbox_version: '22',
      resource_parameter_profile: 'compatibility',
    });
    expect(await read()).not.toHaveProperty('friendly_name');
  });

  it('show two flags in the answer to a PATCH only, and the versions of the sandbox with GET only', async () => {
    const { body } = await change({ friendly_name: 'Fernhill Bicycles' });
    expect(body['flags']).toHaveProperty('enforce_client_authentication_on_passwordless_start', true);
    expect(body).not.toHaveProperty('sandbox_versions_available');
    const settings = await read();
    expect(settings['flags']).not.toHaveProperty('enforce_client_authentication_on_passwordless_start');
    expect(settings['sandbox_versions_available']).toEqual(['22', '18']);
  });

  it('change the keys of a page that are sent, and replace colours whole', async () => {
    await change({
      change_password: { enabled: true, html: '<p>New password</p>' },
      universal_login: { colors: { primary: '#1F6F43', page_background: '#F4F1EA' } },
    });
    await change({
      change_password: { enabled: false },
      universal_login: { colors: { primary: '#000000' } },
    });
    expect(await read()).toMatchObject({
      change_password: { enabled: false, html: '<p>New password</p>' },
      universal_login: { colors: { primary: '#000000' } },
    });
    expect((await read())['universal_login']).not.toHaveProperty('colors.page_background');
  });

  it('take an address away with an empty text, and a setting with null', async () => {
    await change({ default_redirection_uri: 'https://bookings.fernhill.example/', country_codes: null });
    expect(await read()).toHaveProperty('default_redirection_uri');
    await change({ default_redirection_uri: '' });
    expect(await read()).not.toHaveProperty('default_redirection_uri');
    expect(await read()).not.toHaveProperty('country_codes');
  });

  it('tell after a PATCH that a page template has been made and taken away', async () => {
    const page = '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';
    await fernhill.api('PUT', '/branding/templates/universal-login', { template: page });
    expect((await change({ friendly_name: 'Fernhill' })).body['universal_login']).toEqual({
      is_custom_template_set: true,
    });
    await fernhill.api('DELETE', '/branding/templates/universal-login');
    expect((await change({ friendly_name: 'Fernhill' })).body['universal_login']).toEqual({
      is_custom_template_set: false,
    });
    expect(await read()).not.toHaveProperty('universal_login');
  });

  it('are given in whole hours or in minutes, and shown in hours', async () => {
    expect((await change({ session_lifetime: 0.5 })).status).toBe(400);
    await change({ session_lifetime: 24, idle_session_lifetime_in_minutes: 90 });
    expect(await read()).toMatchObject({ session_lifetime: 24, idle_session_lifetime: 1.5 });
    expect(await read()).not.toHaveProperty('idle_session_lifetime_in_minutes');
  });

  it('are not changed by nothing', async () => {
    expect((await change({})).body).toMatchObject({
      statusCode: 400,
      message: "Payload validation error: 'Too few properties defined (0), minimum 1'.",
    });
  });

  it('refuse a flag that no request changes and an address that is none', async () => {
    expect((await change({ flags: { universal_login: false } })).status).toBe(400);
    expect((await change({ support_email: 'nobody' })).body).toMatchObject({
      statusCode: 400,
      errorCode: 'invalid_body',
    });
  });
});
