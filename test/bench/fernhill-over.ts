import { httpClient } from './http-client.ts';
import type { PersonToSignIn } from './sign-in-over.ts';

const API = 'https://api.fernhill.example/';
const CALLBACK = 'https://bookings.fernhill.example/callback';

/** A post-login Action. */
export const PEOPLE =
  'exports.onExecutePostLogin = async (event, api) => { api.idToken.setCustomClaim("https://fernhill.example/roles", event.authorization.roles); };';

/** What a running local tenant is asked for its tokens with. */
export interface Fernhill {
  /** The body of a machine's request for a token. */
  readonly machine: Readonly<Record<string, string>> & { readonly audience: string };
  readonly person: PersonToSignIn;
  /** Deploys an Action, and binds it to a trigger. */
  bind(trigger: string, code: string): Promise<void>;
}

/** Makes an API, a machine that may call it, a web application and somebody to sign in, by the Management API. */
export async function fernhillOver(port: number): Promise<Fernhill> {
  const make = await maker(port);
  await make('POST', '/resource-servers', {
    identifier: API,
    name: 'Bookings',
    skip_consent_for_verifiable_first_party_clients: true,
    scopes: [{ value: 'read:bookings' }],
  });
  const machine = await make('POST', '/clients', {
    name: 'Fernhill Reminder Worker',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'client_secret_post',
  });
  await make('POST', '/client-grants', {
    client_id: machine.client_id,
    audience: API,
    scope: ['read:bookings'],
  });
  const web = await make('POST', '/clients', {
    name: 'Fernhill Bookings',
    app_type: 'regular_web',
    callbacks: [CALLBACK],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
  });
  await make('POST', '/connections', {
    name: 'fernhill-customers',
    strategy: 'auth0',
    enabled_clients: [web.client_id],
  });
  const nora = { email: 'nora@mail.example', password: 'Nora-rides-the-river-path-7' };
  await make('POST', '/users', { ...nora, connection: 'fernhill-customers', verify_email: false });
  return {
    machine: {
      grant_type: 'client_credentials',
      client_id: machine.client_id ?? '',
      client_secret: machine.client_secret ?? '',
      audience: API,
    },
    person: {
      ...nora,
      callback: CALLBACK,
      clientId: web.client_id ?? '',
      clientSecret: web.client_secret ?? '',
    },
    async bind(trigger, code) {
      const { triggers } = (await make('GET', '/actions/triggers', undefined)) as unknown as {
        triggers: { id: string; version: string; status: string }[];
      };
      const version = triggers.find(({ id, status }) => id === trigger && status === 'CURRENT')?.version;
      const name = `bench-${trigger}`;
      const { id } = await make('POST', '/actions/actions', {
        name,
        supported_triggers: [{ id: trigger, version }],
        code,
      });
      await make('POST', `/actions/actions/${id}/deploy`, {});
      await make('PATCH', `/actions/triggers/${trigger}/bindings`, {
        bindings: [{ ref: { type: 'action_id', value: id }, display_name: name }],
      });
    },
  };
}

type Make = (method: string, path: string, body: unknown) => Promise<Record<string, string>>;

async function maker(port: number): Promise<Make> {
  const { deployClient } = (await (await fetch(`http://127.0.0.1:${port}/_local/status`)).json()) as {
    deployClient: { clientId: string; clientSecret: string };
  };
  const first = httpClient(port);
  const { text } = await first.send('POST', '/oauth/token', {
    grant_type: 'client_credentials',
    client_id: deployClient.clientId,
    client_secret: deployClient.clientSecret,
    audience: `https://localhost:${port}/api/v2/`,
  });
  first.close();
  const api = httpClient(port, (JSON.parse(text) as { access_token: string }).access_token);
  return async (method, path, body) => {
    const answer = await api.send(method, `/api/v2${path}`, body);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, string>);
  };
}
