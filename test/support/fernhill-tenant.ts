import { hashSync } from 'bcryptjs';
import type { Hono } from 'hono';
import { createLocalJWKSet, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { inProcessRunner } from '../../src/actions/runtime/in-process-runner.ts';
import type { TriggerId } from '../../src/actions/runtime/triggers/index.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Doc, Json } from '../../src/core/json.ts';
import { seededRandom } from '../../src/core/random.ts';
import { authenticationApi } from '../../src/local-tenant/authentication-api/authentication-api.ts';
import { background } from '../../src/local-tenant/background.ts';
import type { TenantContext } from '../../src/local-tenant/context.ts';
import { createSigningKeys } from '../../src/local-tenant/keys/create-signing-keys.ts';
import { jwksOf } from '../../src/local-tenant/keys/jwks.ts';
import { SignIns } from '../../src/local-tenant/sign-ins/sign-ins.ts';
import { openState } from '../../src/local-tenant/store/open-state.ts';
import { checkedRunner } from './checked-runner.ts';

export const BOOKINGS_API = 'https://api.fernhill.example/';
export const STOCK_API = 'https://stock.fernhill.example/';
export const PASSWORD_REALM = 'http://auth0.com/oauth/grant-type/password-realm';
export const NORA = { username: 'nora@example.com', password: 'Puncture-repair-1' };
export const BOOKINGS_APP = { client_id: 'FernhillBookings', client_secret: 'bookings-secret' };
export const WORKER = { client_id: 'FernhillReminderWorker', client_secret: 'worker-secret' };

const permission = (name: string): Doc => ({
  resource_server_identifier: BOOKINGS_API,
  permission_name: name,
});
const identity = (connection: string, id: string): Doc => ({
  connection,
  user_id: id,
  provider: 'auth0',
  isSocial: false,
});
const both = ['FernhillBookings', 'FernhillWorkshop'];

/** A tenant of the sample company, as the Management API would have stored it, by path and id. */
const documents: Readonly<Record<string, Readonly<Record<string, Doc>>>> = {
  '/tenants/settings': {
    '': { friendly_name: 'Fernhill Bicycles', default_directory: 'fernhill-customers' },
  },
  '/clients': {
    FernhillBookings: {
      ...BOOKINGS_APP,
      name: 'Fernhill Bookings',
      app_type: 'regular_web',
      is_first_party: true,
      grant_types: ['password', PASSWORD_REALM],
      token_endpoint_auth_method: 'client_secret_post',
      client_metadata: { team: 'web' },
      jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 1800 },
    },
    FernhillWorkshop: {
      client_id: 'FernhillWorkshop',
      name: 'Fernhill Workshop',
      app_type: 'spa',
      is_first_party: true,
      grant_types: [PASSWORD_REALM],
      token_endpoint_auth_method: 'none',
    },
    FernhillReminderWorker: {
      ...WORKER,
      name: 'Fernhill Reminder Worker',
      app_type: 'non_interactive',
      is_first_party: true,
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  },
  '/resource-servers': {
    rs_bookings: {
      id: 'rs_bookings',
      identifier: BOOKINGS_API,
      name: 'Fernhill Bookings API',
      signing_alg: 'RS256',
      token_lifetime: 7200,
      token_dialect: 'access_token_authz',
      enforce_policies: true,
      scopes: [
        'read:bookings',
        'create:bookings',
        'update:bookings',
        'cancel:bookings',
        'read:reports',
        'send:reminders',
      ].map((value) => ({ value })),
    },
    rs_stock: {
      id: 'rs_stock',
      identifier: STOCK_API,
      name: 'Fernhill Stock API',
      signing_alg: 'RS256',
      scopes: [{ value: 'read:parts' }, { value: 'order:parts' }],
    },
  },
  '/client-grants': {
    cgr_worker: {
      id: 'cgr_worker',
      client_id: 'FernhillReminderWorker',
      audience: BOOKINGS_API,
      scope: ['read:bookings', 'send:reminders'],
    },
  },
  '/connections': {
    con_customers: {
      id: 'con_customers',
      name: 'fernhill-customers',
      strategy: 'auth0',
      enabled_clients: both,
      options: {},
    },
    con_staff: {
      id: 'con_staff',
      name: 'fernhill-staff',
      strategy: 'auth0',
      enabled_clients: ['FernhillWorkshop'],
      options: {},
    },
    con_google: {
      id: 'con_google',
      name: 'google-oauth2',
      strategy: 'google-oauth2',
      enabled_clients: both,
      options: {},
    },
  },
  '/users': {
    'auth0|nora': {
      user_id: 'auth0|nora',
      email: 'Nora@example.com',
      email_verified: true,
      name: 'Nora Quist',
      given_name: 'Nora',
      family_name: 'Quist',
      nickname: 'nora',
      picture: 'https://example.com/nora.png',
      identities: [identity('fernhill-customers', 'nora')],
      user_metadata: { newsletter: true },
      app_metadata: { plan: 'fleet' },
      created_at: '2026-01-05T08:00:00.000Z',
      updated_at: '2026-01-05T08:00:00.000Z',
    },
  },
  '/_passwords': { 'auth0|nora': { hash: hashSync(NORA.password, 4) } },
  '/roles': {
    rol_customer: { id: 'rol_customer', name: 'Customer' },
    rol_mechanic: { id: 'rol_mechanic', name: 'Mechanic' },
  },
  '/users/auth0|nora/roles': { rol_customer: { id: 'rol_customer' } },
  '/users/auth0|nora/permissions': { direct: permission('cancel:bookings') },
  '/roles/rol_customer/permissions': {
    1: permission('read:bookings'),
    2: permission('create:bookings'),
    3: permission('sweep:floor'),
  },
  '/roles/rol_mechanic/permissions': { 1: permission('update:bookings') },
};

export interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
  readonly headers: Headers;
}

export interface FernhillOptions {
  readonly domain?: string;
  /** When the clock stands still. */
  readonly now?: string | number;
}

/** The sample tenant in memory, with its Authentication API and a few ways to change and ask it. */
export async function fernhillTenant(options: FernhillOptions = {}) {
  const { domain = 'localhost:4400', now = '2026-08-01T09:00:00Z' } = options;
  const state = openState(':memory:');
  const clock = fixedClock(now);
  const keys = await createSigningKeys(state, { domain, clock });
  const runner = checkedRunner(inProcessRunner({ clock }));
  const random = seededRandom('fernhill');
  const context: TenantContext = {
    ask: () => Promise.reject(new Error('nobody is asked here')),
    state,
    clock,
    random,
    domain,
    issuer: `https://${domain}/`,
    keys,
    runner,
    background: background(0),
    signIns: new SignIns(),
  };
  const tenant = new FernhillTenant(context, authenticationApi(context), clock);
  tenant.reset();
  return tenant;
}

export class FernhillTenant {
  constructor(
    readonly context: TenantContext,
    readonly app: Hono,
    readonly clock: ReturnType<typeof fixedClock>,
  ) {}

  /** Every document as at the start. */
  reset(): void {
    this.context.state.write((state) => {
      for (const path of state.paths('/')) if (path !== '/_keys') state.removeUnder(path);
      for (const [path, docs] of Object.entries(documents)) {
        for (const [id, doc] of Object.entries(docs)) state.put(path, id, doc);
      }
    });
  }

  document(path: string, id = ''): Doc | undefined {
    return this.context.state.documents.get(path, id);
  }

  /** Changes fields of a document, or makes it. */
  change(path: string, id: string, fields: Doc): void {
    this.context.state.write((state) => state.put(path, id, { ...state.get(path, id), ...fields }));
  }

  /** Deploys Actions and binds them to the trigger in this order. `code` is the body of the handler. */
  bind(
    trigger: TriggerId,
    actions: readonly { name: string; code: string; secrets?: Record<string, string> }[],
  ): void {
    const handlers = {
      'post-login': 'onExecutePostLogin',
      'credentials-exchange': 'onExecuteCredentialsExchange',
    };
    const handler = handlers[trigger as keyof typeof handlers];
    for (const { name, code, secrets = {} } of actions) {
      this.change('/actions/actions', name, {
        id: name,
        name,
        code: 'throw new Error("the draft does not run")',
        secrets: [],
        deployed_version: {
          code: `exports.${handler} = async (event, api) => { ${code} };`,
          secrets: Object.entries(secrets).map(([key, value]) => ({ name: key, value })),
        },
      });
    }
    const items = actions.map(({ name }): Json => ({ action: { id: name, name } }));
    this.change(`/actions/triggers/${trigger}/bindings`, '', { items });
  }

  async request(path: string, init?: RequestInit): Promise<Answer> {
    const answer = await this.app.request(`https://${this.context.domain}${path}`, init);
    return { status: answer.status, body: (await answer.json()) as Answer['body'], headers: answer.headers };
  }

  /** `POST /oauth/token` as JSON. */
  token(body: Readonly<Record<string, unknown>>, headers: Record<string, string> = {}): Promise<Answer> {
    const json = { 'content-type': 'application/json', ...headers };
    return this.request('/oauth/token', { method: 'POST', headers: json, body: JSON.stringify(body) });
  }

  /** Nora signs in to Fernhill Bookings with her password. */
  signIn(more: Readonly<Record<string, unknown>> = {}, headers?: Record<string, string>): Promise<Answer> {
    const realm = 'fernhill-customers';
    return this.token({ grant_type: PASSWORD_REALM, realm, ...BOOKINGS_APP, ...NORA, ...more }, headers);
  }

  /** The Reminder Worker asks for a token for the Bookings API. */
  machine(more: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    const credentials = Buffer.from(`${WORKER.client_id}:${WORKER.client_secret}`).toString('base64');
    const headers = { authorization: `Basic ${credentials}` };
    return this.token({ grant_type: 'client_credentials', audience: BOOKINGS_API, ...more }, headers);
  }

  /** A token's claims, once its signature has been checked against the served keys. */
  async claims(token: unknown): Promise<JWTPayload> {
    const keys = createLocalJWKSet(JSON.parse(JSON.stringify(jwksOf(this.context.keys))));
    const { payload } = await jwtVerify(String(token), keys, { currentDate: new Date(this.clock.now()) });
    return payload;
  }

  header(token: unknown) {
    return decodeProtectedHeader(String(token));
  }

  close(): void {
    this.context.state.close();
  }
}
