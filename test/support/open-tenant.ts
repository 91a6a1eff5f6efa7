import { inProcessRunner } from '../../src/actions/runtime/in-process-runner.ts';
import type { ActionsRunner } from '../../src/actions/runtime/runner.ts';
import { fixedClock, type MovableClock } from '../../src/core/clock.ts';
import { type Doc, docsOf, isDoc, type Json } from '../../src/core/json.ts';
import { seededRandom } from '../../src/core/random.ts';
import type { State } from '../../src/local-tenant/context.ts';
import { createLocalTenant, type LocalTenant } from '../../src/local-tenant/create-local-tenant.ts';
import { openState } from '../../src/local-tenant/store/open-state.ts';
import type { Fork } from '../../src/local-tenant/upstream/fork.ts';
import type { Kind } from '../../src/resources/kind.ts';
import { checkedRunner } from './checked-runner.ts';

export interface Answer {
  readonly status: number;
  // The tests look into answers freely; what is not there is undefined.
  readonly body: Readonly<Record<string, Json>> & { readonly [index: number]: Json };
}

/** The documents of an answer that is a list. */
export function rows({ body }: Answer): readonly Doc[] {
  return docsOf(body);
}

export interface OpenTenant {
  readonly tenant: LocalTenant;
  /** The tenant's; it stands still until it is moved. */
  readonly clock: MovableClock;
  /** Calls the Management API as the deploy client, or with a token of one's own. */
  api(method: string, path: string, body?: Json, token?: string): Promise<Answer>;
  control(method: string, path: string, body?: Json, headers?: Record<string, string>): Promise<Answer>;
  token(scopes?: readonly string[]): Promise<string>;
}

/** Keys take a quarter of a second to make: one pair serves every tenant of a test file. */
let keys: Doc | undefined;

function stateWithKeys(state = openState(':memory:')): State {
  const made = keys;
  if (made) state.write((documents) => documents.put('/_keys', 'signing', made));
  return state;
}

/** A local tenant in memory, without a port, the same in every run. */
export async function openTenant(
  options: {
    readonly state?: State;
    readonly domain?: string;
    readonly kinds?: readonly Kind[];
    readonly runner?: ActionsRunner;
    readonly fork?: Fork;
    readonly deployClientId?: string;
    /** Where a request holds the event that an Action gets, as Auth0 would send it or not. */
    readonly anyEvent?: boolean;
  } = {},
): Promise<OpenTenant> {
  const clock = fixedClock('2026-03-02T09:00:00.000Z');
  const runner = options.runner ?? inProcessRunner({ clock });
  const tenant = await createLocalTenant({
    state: options.state ?? stateWithKeys(options.fork?.state),
    domain: options.domain ?? 'localhost:4400',
    runner: options.anyEvent ? runner : checkedRunner(runner),
    deployClientName: 'Fernhill Deploy',
    clock,
    random: seededRandom('fernhill'),
    pace: 0,
    ...(options.kinds && { kinds: options.kinds }),
    ...(options.fork && { fork: options.fork }),
    ...(options.deployClientId !== undefined && { deployClientId: options.deployClientId }),
  });
  keys ??= tenant.context.state.documents.get('/_keys', 'signing');
  const call = async (
    method: string,
    path: string,
    body: Json | undefined,
    headers: Record<string, string>,
  ) => {
    const response = await tenant.app.request(path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
  };
  const token = async () => {
    const { clientId, clientSecret } = tenant.deployClient;
    const { body } = await call(
      'POST',
      '/oauth/token',
      {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        audience: `https://${tenant.context.domain}/api/v2/`,
      },
      {},
    );
    return String(isDoc(body) ? body['access_token'] : '');
  };
  const deployToken = await token();
  return {
    tenant,
    clock,
    token,
    api: (method, path, body, own = deployToken) =>
      call(method, `/api/v2${path}`, body, { authorization: `Bearer ${own}` }),
    control: (method, path, body, headers = {}) => call(method, `/_local${path}`, body, headers),
  };
}
