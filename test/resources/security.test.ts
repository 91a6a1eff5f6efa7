import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

const patch = (path: string, body: Parameters<OpenTenant['api']>[2]) => fernhill.api('PATCH', path, body);

describe('attack protection', () => {
  it('keeps the other stages of a setting when one is changed', async () => {
    const stage = { 'pre-login': { max_attempts: 20, rate: 864000 } };
    const { body } = await patch('/attack-protection/suspicious-ip-throttling', { stage });
    expect(body['stage']).toMatchObject({ ...stage, 'pre-user-registration': { max_attempts: 50 } });
  });

  it.each([
    ['brute-force-protection', { max_attempts: 101 }, 'Value 101 is greater than maximum 100'],
    ['brute-force-protection', { allowlist: ['the office'] }, 'String does not match pattern'],
    [
      'suspicious-ip-throttling',
      { stage: { 'pre-login': { rate: 1 } } },
      'Value 1 is less than minimum 34560',
    ],
    ['captcha', { hcaptcha: { site_key: 'fernhill' } }, 'Missing required property: secret'],
    ['phone-provider-protection', {}, 'Missing required property: type'],
  ])('refuses %s with %j', async (path, body, problem) => {
    const answer = await patch(`/attack-protection/${path}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body['message']).toContain(problem);
  });

  it('takes addresses and ranges of both kinds', async () => {
    const allowlist = ['192.0.2.7', '192.0.2.0/24', '2001:db8::1', '2001:db8::/32'];
    const { body } = await patch('/attack-protection/bot-detection', { allowlist });
    expect(body['allowlist']).toEqual(allowlist);
  });

  it('never shows the secret of a captcha', async () => {
    const hcaptcha = { site_key: 'fernhill', secret: 'squares-with-bicycles' };
    const { body } = await patch('/attack-protection/captcha', { active_provider_id: 'hcaptcha', hcaptcha });
    expect(body['hcaptcha']).toEqual({ site_key: 'fernhill' });
    expect(body['active_provider_id']).toBe('hcaptcha');
  });

  it('slows down messages to phones where it is told to', async () => {
    const path = '/attack-protection/phone-provider-protection';
    expect((await fernhill.api('GET', path)).body).toEqual({ type: 'none' });
    expect((await patch(path, { type: 'exponential' })).body).toEqual({ type: 'exponential' });
  });
});

describe('risk assessment and signals', () => {
  it('are off until they are switched on', async () => {
    expect((await fernhill.api('GET', '/risk-assessments/settings')).body).toEqual({ enabled: false });
    expect((await patch('/risk-assessments/settings', { enabled: true })).body).toEqual({ enabled: true });
    expect((await patch('/risk-assessments/settings', {})).status).toBe(400);
    expect((await patch('/risk-assessments/settings/new-device', { remember_for: 366 })).status).toBe(400);
    expect((await patch('/supplemental-signals', { akamai_enabled: true })).body).toEqual({
      akamai_enabled: true,
    });
  });
});

describe('a rate limit policy', () => {
  const path = '/rate-limit-policies';
  const policy = {
    resource: 'oauth_authentication_api',
    consumer: 'client',
    consumer_selector: 'third_party_clients',
    configuration: { action: 'block', limit: 100 },
  };

  it('is one of its consumers, who cannot be changed', async () => {
    const { status, body } = await fernhill.api('POST', path, policy);
    expect({ status, id: body['id'] }).toEqual({ status: 201, id: expect.stringMatching(/^rlp_\w{22}$/) });
    expect((await fernhill.api('POST', path, policy)).status).toBe(409);
    const one = `${path}/${String(body['id'])}`;
    expect((await patch(one, { consumer_selector: 'default' })).status).toBe(400);
    expect((await patch(one, { configuration: { action: 'allow' } })).body['configuration']).toEqual({
      action: 'allow',
    });
    expect((await fernhill.api('GET', `${path}?consumer_selector=default`)).body).toEqual({
      rate_limit_policies: [],
    });
    expect((await fernhill.api('DELETE', one)).status).toBe(204);
    expect((await fernhill.api('DELETE', one)).status).toBe(404);
  });

  it('is set up as its action needs', async () => {
    const configuration = { action: 'redirect', limit: 10 };
    expect((await fernhill.api('POST', path, { ...policy, configuration })).status).toBe(400);
  });
});
