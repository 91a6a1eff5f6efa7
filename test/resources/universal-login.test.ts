import { promptsAsset } from '../../src/resources/universal-login/prompts.ts';
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
    expect((await fernhill.api('GET', '/prompts/login/screen/signup/rendering')).status).toBe(400);
    expect((await fernhill.api('GET', '/prompts/rendering')).body).toEqual([]);
  });
});

describe('the theme', () => {
  const font = { bold: false, size: 100 };
  const green = '#1F6F43';
  const theme = {
    borders: {
      button_border_radius: 3,
      button_border_weight: 1,
      buttons_style: 'rounded',
      input_border_radius: 3,
      input_border_weight: 1,
      inputs_style: 'rounded',
      show_widget_shadow: true,
      widget_border_weight: 0,
      widget_corner_radius: 5,
    },
    colors: Object.fromEntries(
      `body_text error header icons input_background input_border input_filled_text input_labels_placeholders
        links_focused_components primary_button primary_button_label secondary_button_border secondary_button_label
        success widget_background widget_border`
        .split(/\s+/)
        .map((name) => [name, green]),
    ),
    fonts: {
      body_text: font,
      buttons_text: font,
      font_url: '',
      input_labels: font,
      links: font,
      links_style: 'normal',
      reference_text_size: 16,
      subtitle: font,
      title: font,
    },
    page_background: { background_color: green, background_image_url: '', page_layout: 'center' },
    widget: {
      header_text_alignment: 'center',
      logo_height: 52,
      logo_position: 'center',
      logo_url: '',
      social_buttons_layout: 'bottom',
    },
  };

  it('is the default one as soon as it is made, and there is no second', async () => {
    expect((await fernhill.api('GET', '/branding/themes/default')).body['errorCode']).toBe('theme_not_found');
    const { status, body } = await fernhill.api('POST', '/branding/themes', theme);
    expect(status).toBe(200);
    expect((await fernhill.api('GET', '/branding/themes/default')).body).toEqual(body);
    expect((await fernhill.api('POST', '/branding/themes', theme)).status).toBe(409);
    const one = `/branding/themes/${String(body['themeId'])}`;
    expect((await fernhill.api('DELETE', one)).status).toBe(204);
    expect((await fernhill.api('DELETE', one)).status).toBe(404);
  });

  it('is refused with a colour that is none and a size out of bounds', async () => {
    const colors = { ...theme.colors, error: 'red' };
    expect((await fernhill.api('POST', '/branding/themes', { ...theme, colors })).body['message']).toContain(
      'on property colors.error',
    );
    const widget = { ...theme.widget, logo_height: 101 };
    expect((await fernhill.api('POST', '/branding/themes', { ...theme, widget })).body['message']).toBe(
      "Payload validation error: 'Value 101 is greater than maximum 100' on property widget.logo_height.",
    );
  });
});

describe('the branding', () => {
  it('loses a setting that is null and keeps the others', async () => {
    await fernhill.api('PATCH', '/branding', {
      colors: { primary: '#1F6F43', page_background: { type: 'linear-gradient', start: '#FFFFFF' } },
      logo_url: 'https://static.fernhill.example/logo.png',
    });
    const { body } = await fernhill.api('PATCH', '/branding', {
      colors: { page_background: null },
      logo_url: null,
    });
    expect(body).toEqual({ colors: { primary: '#1F6F43' } });
    expect((await fernhill.api('PATCH', '/branding', { logo_url: 'http://insecure.example' })).status).toBe(
      400,
    );
  });
});

describe('prompts in tenant/', () => {
  const problems = (entry: object) =>
    promptsAsset.entry.safeParse(entry).error?.issues.map(({ path }) => path.join('.'));

  it('name renderers by their files, and texts and partials by their screens', () => {
    const entry = {
      customText: { de: { 'login-id': { 'login-id': { title: 'Willkommen' } } } },
      partials: { signup: { signup: { 'form-content-end': '<p>Mind the terms.</p>' } } },
      screenRenderers: [{ 'login-id': { 'login-id': './prompts/login-id.json' } }],
    };
    expect(problems(entry)).toBeUndefined();
  });

  it('have no screen that is another prompt’s', () => {
    expect(problems({ customText: { de: { login: { signup: {} } } } })).toEqual(['customText.de.login']);
    expect(problems({ screenRenderers: [{ login: { signup: './signup.json' } }] })).toEqual([
      'screenRenderers.0.login',
    ]);
  });
});
