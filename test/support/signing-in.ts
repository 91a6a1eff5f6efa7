import { createHash } from 'node:crypto';
import type { Doc, Json } from '../../src/core/json.ts';
import { tokenClaims } from '../../src/core/token-claims.ts';
import { Browser, type Shown } from './browser.ts';
import { type OpenTenant, openTenant } from './open-tenant.ts';

export const CALLBACK = 'https://bookings.fernhill.example/callback';
export const NORA = { email: 'nora@mail.example', password: 'Nora-rides-the-river-path-7' };
export const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-0';

/** A tenant whose people sign in through pages, made by its Management API. */
export interface SigningIn extends Omit<OpenTenant, 'token'> {
  readonly client: Doc;
  readonly connection: Doc;
  readonly nora: Doc;
  browser(headers?: Record<string, string>): Browser;
  /** The path of `/authorize` for Fernhill Bookings. */
  authorize(more?: Readonly<Record<string, string | undefined>>): string;
  /** Signs Nora in on the pages that a browser is shown. */
  signIn(browser: Browser, more?: Readonly<Record<string, string | undefined>>): Promise<Shown>;
  /** A POST of a form, as Fernhill Bookings: its id and secret are in it unless they are said otherwise. */
  post(
    path: string,
    body: Readonly<Record<string, string | undefined>>,
  ): Promise<{ status: number; body: Doc; headers: Headers }>;
  /** A request with JSON and a bearer token. */
  ask(method: string, path: string, token: string, body?: Json): Promise<{ status: number; body: Doc }>;
  /** Deploys an Action and binds it to its trigger; its id. */
  bind(trigger: string, code: string): Promise<string>;
  /** What the tenant has sent last. */
  mail(): Promise<Doc>;
  /** `POST /oauth/token` as a form, as Fernhill Bookings. */
  token(body: Readonly<Record<string, string | undefined>>): Promise<{ status: number; body: Doc }>;
}

export async function signingIn(settings: { readonly client?: Doc } = {}): Promise<SigningIn> {
  const open = await openTenant();
  const make = async (path: string, body: Json): Promise<Doc> => {
    const answer = await open.api('POST', path, body);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body as Doc;
  };
  await make('/resource-servers', {
    identifier: 'https://api.fernhill.example/',
    name: 'Fernhill Bookings API',
    allow_offline_access: true,
    skip_consent_for_verifiable_first_party_clients: true,
    scopes: [{ value: 'read:bookings', description: 'See your bookings' }, { value: 'cancel:bookings' }],
  });
  const client = await make('/clients', {
    name: 'Fernhill Bookings',
    app_type: 'regular_web',
    callbacks: [CALLBACK],
    allowed_logout_urls: ['https://bookings.fernhill.example/'],
    grant_types: ['authorization_code', 'refresh_token', 'implicit'],
    token_endpoint_auth_method: 'client_secret_post',
    oidc_conformant: true,
    ...settings.client,
  });
  const connection = await make('/connections', {
    name: 'fernhill-customers',
    strategy: 'auth0',
    enabled_clients: [String(client['client_id'])],
    options: { passwordPolicy: 'good' },
  });
  const nora = await make('/users', {
    ...NORA,
    connection: 'fernhill-customers',
    email_verified: true,
    name: 'Nora Fields',
    verify_email: false,
  });
  const post: SigningIn['post'] = async (path, body) => {
    const all = { client_id: client['client_id'], client_secret: client['client_secret'], ...body };
    const given = Object.entries(all).filter(([, value]) => value !== undefined);
    const answer = await open.tenant.app.request(`https://localhost:4400${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(given as [string, string][]).toString(),
    });
    return { status: answer.status, body: read(await answer.text()), headers: answer.headers };
  };
  const authorize: SigningIn['authorize'] = (more = {}) => {
    const all: Record<string, string | undefined> = {
      client_id: String(client['client_id']),
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'the-state-of-the-application',
      ...more,
    };
    const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return `/authorize?${new URLSearchParams(given)}`;
  };
  return {
    ...open,
    client,
    connection,
    nora,
    authorize,
    browser: (headers) => new Browser(open.tenant.app, 'https://localhost:4400', headers),
    async signIn(browser, more) {
      const identifier = await browser.open(authorize(more));
      const password = await browser.submit(identifier, { username: NORA.email });
      return browser.submit(password, { password: NORA.password });
    },
    post,
    async ask(method, path, token, body) {
      const answer = await open.tenant.app.request(`https://localhost:4400${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: read(await answer.text()) };
    },
    async bind(trigger, code) {
      const name = `on-${trigger}`;
      const { id } = await make('/actions/actions', { name, supported_triggers: [{ id: trigger }], code });
      await open.api('POST', `/actions/actions/${String(id)}/deploy`);
      if (trigger !== 'custom-token-exchange') {
        await open.api('PATCH', `/actions/triggers/${trigger}/bindings`, {
          bindings: [{ ref: { type: 'action_name', value: name }, display_name: name }],
        });
      }
      return String(id);
    },
    async mail() {
      const { body } = await open.control('GET', '/mailbox');
      return body[0] as Doc;
    },
    token: (body) => post('/oauth/token', body),
  };
}

const read = (text: string): Doc => (/^[{[]/.test(text) ? JSON.parse(text) : { text });

export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

export const claimsOf = (token: Json | undefined): Doc => tokenClaims(String(token)) ?? {};
