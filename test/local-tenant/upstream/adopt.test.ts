import { docOf, type Json } from '../../../src/core/json.ts';
import { netDifference } from '../../../src/plan/net-difference.ts';
import { kinds } from '../../../src/resources/table.ts';
import { cannedUpstream, openFork } from '../../support/fork.ts';

const totals = (list: string, items: readonly Json[]) => ({
  start: 0,
  limit: 100,
  total: items.length,
  [list]: items,
});

/** Answers as real tenants give them, where those of a local tenant differ. */
const ANSWERS: Readonly<Record<string, Json>> = {
  '/clients': {
    clients: [
      {
        client_id: 'FernhillBookings',
        tenant: 'fernhill',
        global: false,
        name: 'Fernhill Bookings',
        callback_url_template: false,
        signing_keys: [{ cert: 'CERT', pkcs7: 'PKCS7', subject: '/CN=fernhill.eu.auth0.com' }],
        client_secret: 'bookings-secret',
      },
    ],
  },
  '/connections': {
    connections: [
      {
        id: 'con_customers',
        name: 'fernhill-customers',
        strategy: 'auth0',
        realms: ['fernhill-customers'],
        options: {
          configuration: { shop: 'CkIKIIzmbRATf4h5' },
          authentication_methods: {
            passkey: { enabled: false },
            password: { enabled: true, api_behavior: 'required', signup_behavior: 'allow' },
          },
          passkey_options: {
            challenge_ui: 'both',
            local_enrollment_enabled: true,
            progressive_enrollment_enabled: true,
          },
        },
      },
    ],
  },
  '/connections/con_customers/clients': { clients: [{ client_id: 'FernhillBookings' }] },
  '/actions/actions': {
    total: 1,
    per_page: 100,
    actions: [
      {
        id: 'greet',
        name: 'greet-riders',
        supported_triggers: [{ id: 'post-login', version: 'v3', status: 'CURRENT', runtimes: ['node22'] }],
        code: 'exports.onExecutePostLogin = async () => {};',
        dependencies: [],
        runtime: 'node22',
        secrets: [{ name: 'GREETING', updated_at: '2026-01-05T08:00:00.000Z' }],
        status: 'built',
        deployed_version: {
          id: 'v1',
          code: 'exports.onExecutePostLogin = async () => {};',
          dependencies: [],
          runtime: 'node22',
          number: 1,
          secrets: [{ name: 'GREETING', updated_at: '2026-01-04T08:00:00.000Z' }],
          supported_triggers: [{ id: 'post-login', version: 'v3' }],
        },
        all_changes_deployed: false,
      },
    ],
  },
  '/branding/phone/providers': {
    providers: [
      {
        id: 'pro_1',
        name: 'twilio',
        configuration: { sid: 'AC1', delivery_methods: ['text'] },
        credentials: null,
      },
    ],
  },
  '/attack-protection/captcha': {
    active_provider_id: 'hcaptcha',
    hcaptcha: { site_key: 'fernhill' },
    recaptcha_v2: { site_key: '' },
  },
  '/roles': totals('roles', [{ id: 'rol_customer', name: 'Customer', description: null }]),
};

const open = () => openFork(cannedUpstream(ANSWERS));

describe('what a real tenant answers', () => {
  it('about the applications of a connection stands elsewhere, and is part of the connection here', async () => {
    const { api, fork } = await open();
    expect((await api('GET', '/connections/con_customers/clients')).body).toEqual({
      clients: [{ client_id: 'FernhillBookings' }],
    });
    expect((await api('GET', '/connections')).body).toMatchObject([
      { enabled_clients: ['FernhillBookings'] },
    ]);
    expect(fork.upstream.requests).toBe(3);
  });

  it('about an application in a list is not kept with it', async () => {
    const { api, fork } = await open();
    await api('GET', '/clients');
    expect(fork.before['/clients']?.['FernhillBookings']).toEqual({
      client_id: 'FernhillBookings',
      name: 'Fernhill Bookings',
      client_secret: 'bookings-secret',
    });
    expect((await api('GET', '/clients')).body).toMatchObject([{ tenant: 'fernhill', global: false }]);
  });

  it('about an Action that has changed since it was deployed is told again', async () => {
    const { api } = await open();
    expect((await api('GET', '/actions/actions')).body).toMatchObject({
      actions: [{ all_changes_deployed: false, secrets: [{ name: 'GREETING' }] }],
    });
  });

  it.each<readonly [string, string, string, Json]>([
    [
      'secrets of an Action',
      'PATCH',
      '/actions/actions/greet',
      { secrets: [{ name: 'GREETING', value: 'Ride safely' }] },
    ],
    [
      'credentials',
      'PATCH',
      '/branding/phone/providers/pro_1',
      { credentials: { auth_token: 'twilio-token' } },
    ],
    [
      'keys of a provider',
      'PATCH',
      '/attack-protection/captcha',
      { hcaptcha: { site_key: 'fernhill', secret: 'hcaptcha-secret' } },
    ],
  ])('says nothing of %s, and to send them is no difference', async (_, method, path, body) => {
    const { api, fork } = await open();
    expect((await api(method, path, body)).status).toBe(200);
    expect(netDifference(fork.before, fork.after, kinds).changes).toEqual([]);
    expect(fork.after).not.toEqual(fork.before);
  });

  it('about the values of database scripts is encrypted: they stay, and to send them is no difference', async () => {
    const { api, fork } = await open();
    const options = async () => docOf((await api('GET', '/connections/con_customers')).body['options']);
    const shown = await options();
    expect(shown).toMatchObject({ configuration: { shop: 'CkIKIIzmbRATf4h5' } });
    await api('PATCH', '/connections/con_customers', { options: shown });
    expect(await options()).toEqual(shown);
    await api('PATCH', '/connections/con_customers', {
      options: { ...shown, configuration: { shop: 'station' } },
    });
    expect(netDifference(fork.before, fork.after, kinds).changes).toEqual([]);
    expect(fork.after).not.toEqual(fork.before);
  });

  it('says that a provider has no keys: to send some is a difference', async () => {
    const { api, fork } = await open();
    const recaptcha_v2 = { site_key: 'fernhill', secret: 'recaptcha-secret' };
    await api('PATCH', '/attack-protection/captcha', { recaptcha_v2 });
    expect(netDifference(fork.before, fork.after, kinds).changes).toMatchObject([
      { kind: 'attackProtection.captcha', action: 'update' },
    ]);
  });

  it('about a part of a list is refused: then nobody takes the rest for all of it', async () => {
    const { api } = await openFork(
      cannedUpstream({ '/flows': totals('flows', [{ id: 'af_1', name: 'Register a bicycle' }]) }, [
        '/flows/af_1',
      ]),
    );
    expect(await api('GET', '/flows')).toMatchObject({
      status: 424,
      body: {
        errorCode: 'upstream-unread',
        message: expect.stringContaining('/flows/af_1: it answered 403'),
      },
    });
  });
});
