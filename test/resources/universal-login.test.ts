import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

const PAGE = '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';

describe('the page template', () => {
  const path = '/branding/templates/universal-login';

  it('is made with 201, changed with 204 and taken away', async () => {
    expect((await fernhill.api('GET', path)).status).toBe(404);
    expect((await fernhill.api('PUT', path, { template: PAGE })).status).toBe(201);
    expect((await fernhill.api('PUT', path, PAGE.replace('<body>', '<body class="fernhill">'))).status).toBe(
      204,
    );
    expect((await fernhill.api('GET', path)).body['body']).toContain('class="fernhill"');
    expect((await fernhill.api('DELETE', path)).status).toBe(204);
    expect((await fernhill.api('GET', path)).body['errorCode']).toBe('inexistent_template');
  });

  it('may be sent as HTML', async () => {
    const answer = await fernhill.tenant.app.request(`/api/v2${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/html', authorization: `Bearer ${await fernhill.token()}` },
      body: PAGE,
    });
    expect(answer.status).toBe(201);
    expect((await fernhill.api('GET', path)).body).toEqual({ body: PAGE });
  });

  it('must have a place for the widget', async () => {
    const { status, body } = await fernhill.api('PUT', path, { template: '<html>{%- auth0:head -%}</html>' });
    expect({ status, message: body['message'] }).toEqual({
      status: 400,
      message: 'The template must contain the tag auth0:widget.',
    });
  });
});

describe('the texts of a prompt', () => {
  it('are replaced whole, and an empty object takes them away', async () => {
    const path = '/prompts/reset-password/custom-text/de';
    const request = { 'reset-password-request': { title: 'Passwort vergessen?' } };
    await fernhill.api('PUT', path, { 'reset-password-email': { title: 'Post für Sie' } });
    await fernhill.api('PUT', path, request);
    expect((await fernhill.api('GET', path)).body).toEqual(request);
    expect((await fernhill.api('GET', '/prompts/reset-password/custom-text/en')).body).toEqual({});
    await fernhill.api('PUT', path, {});
    expect((await fernhill.api('GET', path)).body).toEqual({});
  });

  it.each([
    [
      'a prompt',
      '/prompts/bicycle/custom-text/en',
      'Invalid value "bicycle"\' on property prompt (Name of the prompt)',
    ],
    [
      'a language',
      '/prompts/login/custom-text/xx',
      'Invalid value "xx"\' on property language (Language to update)',
    ],
  ])('are refused for %s that Auth0 does not have', async (_, path, problem) => {
    const { status, body } = await fernhill.api('GET', path);
    expect({ status, message: body['message'], errorCode: body['errorCode'] }).toEqual({
      status: 400,
      message: `Path validation error: '${problem}.`,
      errorCode: 'invalid_uri',
    });
  });

  it('are refused for a screen of another prompt', async () => {
    const { status } = await fernhill.api('PUT', '/prompts/login/custom-text/en', {
      signup: { title: 'Hello' },
    });
    expect(status).toBe(400);
  });
});

describe('partials', () => {
  it('stand in the screens of their prompt, and null takes them away', async () => {
    const path = '/prompts/login-passwordless/partials';
    const terms = { 'form-content-end': '<p>Mind the terms.</p>' };
    const both = { 'login-passwordless-email-code': terms, 'login-passwordless-sms-otp': null };
    expect((await fernhill.api('PUT', path, both)).body).toEqual({ 'login-passwordless-email-code': terms });
    expect((await fernhill.api('GET', path)).body).toEqual({ 'login-passwordless-email-code': terms });
    expect((await fernhill.api('PUT', path, { 'login-passwordless-sms-otp': { middle: '' } })).status).toBe(
      400,
    );
  });
});

describe('the rendering of a screen', () => {
  const path = '/prompts/login-id/screen/login-id/rendering';

  it('is Auth0’s own until it is changed', async () => {
    expect((await fernhill.api('GET', path)).body).toEqual({
      tenant: 'localhost',
      prompt: 'login-id',
      screen: 'login-id',
      rendering_mode: 'standard',
      default_head_tags_disabled: false,
    });
    expect((await fernhill.api('GET', '/prompts/rendering')).body).toEqual([]);
  });

  it('is answered with what was sent, and read with the rest', async () => {
    const sent = {
      rendering_mode: 'advanced',
      context_configuration: ['screen.texts', 'client.metadata.shop'],
    };
    expect((await fernhill.api('PATCH', path, sent)).body).toEqual(sent);
    expect((await fernhill.api('GET', path)).body).toMatchObject({
      ...sent,
      default_head_tags_disabled: false,
    });
    expect((await fernhill.api('PATCH', path, { context_configuration: ['the.weather'] })).status).toBe(400);
  });

  it('can be changed for several screens at once, and is listed', async () => {
    const configs = [
      { prompt: 'login', screen: 'login', rendering_mode: 'advanced' },
      { prompt: 'signup', screen: 'signup', rendering_mode: 'standard' },
    ];
    expect((await fernhill.api('PATCH', '/prompts/rendering', { configs })).body).toEqual({ configs });
    const { body } = await fernhill.api(
      'GET',
      '/prompts/rendering?rendering_mode=advanced&include_totals=true',
    );
    expect(body).toMatchObject({ total: 1, configs: [{ prompt: 'login', screen: 'login' }] });
  });

  it('is refused for a screen that the prompt does not have, with all that came with it', async () => {
    const configs = [
      { prompt: 'login', screen: 'login', rendering_mode: 'advanced' },
      { prompt: 'login', screen: 'signup', rendering_mode: 'advanced' },
    ];
    expect((await fernhill.api('PATCH', '/prompts/rendering', { configs })).status).toBe(400);
    expect((await fernhill.api('GET', '/prompts/rendering')).body).toEqual([]);
  });
});
