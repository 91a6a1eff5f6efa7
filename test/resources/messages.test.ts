import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

describe('the e-mail provider', () => {
  const path = '/emails/provider';
  const smtp = {
    name: 'smtp',
    credentials: {
      smtp_host: 'smtp.fernhill.example',
      smtp_port: 587,
      smtp_user: 'post',
      smtp_pass: 'letters-home',
    },
    settings: { headers: { 'X-SES-Configuration-Set': 'fernhill' } },
  };

  it('is made once, and never shows its keys', async () => {
    expect((await fernhill.api('GET', path)).status).toBe(404);
    const { status, body } = await fernhill.api('POST', path, smtp);
    expect(status).toBe(201);
    expect(body['enabled']).toBe(true);
    expect(body['credentials']).toEqual({
      smtp_host: 'smtp.fernhill.example',
      smtp_port: 587,
      smtp_user: 'post',
    });
    expect((await fernhill.api('POST', path, smtp)).status).toBe(409);
  });

  it('is read with its name and whether it is on, unless fields are named', async () => {
    await fernhill.api('POST', path, smtp);
    expect((await fernhill.api('GET', path)).body).toEqual({ name: 'smtp', enabled: true });
    expect((await fernhill.api('GET', `${path}?fields=settings`)).body).toEqual({ settings: smtp.settings });
  });

  it('keeps its keys when they are not sent, and loses all when it becomes another', async () => {
    await fernhill.api('POST', path, smtp);
    const kept = await fernhill.api('PATCH', path, { name: 'smtp', enabled: false });
    expect(kept.body).toMatchObject({
      enabled: false,
      credentials: { smtp_user: 'post' },
      settings: smtp.settings,
    });
    const other = await fernhill.api('PATCH', path, { name: 'mandrill', credentials: { api_key: 'key' } });
    expect(other.body).toEqual({ name: 'mandrill', enabled: false, credentials: {} });
  });

  it('takes the keys of its own kind only', async () => {
    const { status, body } = await fernhill.api('POST', path, {
      name: 'ses',
      credentials: { api_key: 'key' },
    });
    expect(status).toBe(400);
    expect(body['message']).toContain('credentials');
  });
});

describe('an e-mail template', () => {
  const welcome = {
    template: 'welcome_email',
    body: '<h1>Welcome to Fernhill</h1>',
    from: 'hello@fernhill.example',
    subject: 'Welcome',
    syntax: 'liquid',
    enabled: true,
  };

  it('is not there until it is made, and then changed or replaced', async () => {
    const path = '/email-templates/welcome_email';
    expect((await fernhill.api('PATCH', path, { enabled: false })).status).toBe(404);
    expect((await fernhill.api('PUT', path, welcome)).status).toBe(404);
    expect((await fernhill.api('POST', '/email-templates', welcome)).status).toBe(200);
    expect((await fernhill.api('POST', '/email-templates', welcome)).status).toBe(409);
    const { body } = await fernhill.api('PATCH', path, { urlLifetimeInSeconds: 3600 });
    expect(body).toEqual({ ...welcome, urlLifetimeInSeconds: 3600 });
    expect((await fernhill.api('PUT', path, welcome)).body).toEqual(welcome);
  });

  it('has one of Auth0’s names', async () => {
    expect((await fernhill.api('GET', '/email-templates/birthday')).body).toMatchObject({
      statusCode: 400,
      errorCode: 'invalid_uri',
    });
  });
});

describe('the phone provider', () => {
  const path = '/branding/phone/providers';
  const twilio = {
    name: 'twilio',
    configuration: { sid: 'AC-fernhill', default_from: '+441632960000', delivery_methods: ['text'] },
    credentials: { auth_token: 'ring-ring' },
  };

  it('is one, and shows its credentials as null where it is read', async () => {
    const { status, body } = await fernhill.api('POST', path, twilio);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^pro_\w{22}$/),
      channel: 'phone',
      disabled: false,
    });
    expect(body).not.toHaveProperty('credentials');
    expect((await fernhill.api('GET', path)).body['providers']).toMatchObject([{ credentials: null }]);
    expect((await fernhill.api('POST', path, twilio)).status).toBe(409);
  });

  it('wants what its kind needs', async () => {
    const { configuration } = twilio;
    expect((await fernhill.api('POST', path, { ...twilio, credentials: {} })).status).toBe(400);
    const own = { name: 'custom', configuration, credentials: {} };
    expect((await fernhill.api('POST', path, own)).status).toBe(400);
    const right = { name: 'custom', configuration: { delivery_methods: ['voice'] }, credentials: {} };
    expect((await fernhill.api('POST', path, right)).status).toBe(201);
  });

  it('can be tried, and is a 404 where there is none', async () => {
    const { body } = await fernhill.api('POST', path, twilio);
    const one = `${path}/${String(body['id'])}`;
    expect((await fernhill.api('POST', `${one}/try`, { to: '+441632960123' })).status).toBe(202);
    expect(fernhill.tenant.context.state.documents.list('/_outbox')).toMatchObject([
      { channel: 'text', to: '+441632960123', kind: 'phone_provider_test' },
    ]);
    expect((await fernhill.api('DELETE', one)).status).toBe(204);
    expect((await fernhill.api('DELETE', one)).status).toBe(404);
    expect((await fernhill.api('POST', `${one}/try`, { to: '+441632960123' })).status).toBe(404);
  });
});

describe('a phone template', () => {
  const path = '/branding/phone/templates';
  const mine = { type: 'otp_verify', content: { body: { text: 'Fernhill: {{ code }}' } } };

  it('is one of its type, and starts with Auth0’s texts', async () => {
    const { status, body } = await fernhill.api('POST', path, mine);
    expect(status).toBe(201);
    expect(body['content']).toMatchObject({
      syntax: 'liquid',
      body: { text: 'Fernhill: {{ code }}', voice: expect.stringContaining('{{ pause }}') },
    });
    expect((await fernhill.api('POST', path, mine)).status).toBe(409);
  });

  it('goes back to Auth0’s texts when it is reset', async () => {
    const { body } = await fernhill.api('POST', path, mine);
    const one = `${path}/${String(body['id'])}`;
    await fernhill.api('PATCH', one, { content: { from: '+441632960000', body: { voice: 'Your code.' } } });
    const reset = await fernhill.api('PATCH', `${one}/reset`, {});
    expect(reset.body['content']).toMatchObject({
      body: { text: expect.stringContaining('verification code') },
    });
    expect(reset.body['content']).not.toHaveProperty('from');
    expect((await fernhill.api('PATCH', one, { type: 'otp_enroll' })).status).toBe(400);
  });

  it('can be tried as a call', async () => {
    const { body } = await fernhill.api('POST', path, mine);
    const request = { to: '+441632960123', delivery_method: 'voice' };
    expect((await fernhill.api('POST', `${path}/${String(body['id'])}/try`, request)).status).toBe(202);
    expect(fernhill.tenant.context.state.documents.list('/_outbox')).toMatchObject([{ channel: 'voice' }]);
  });
});
