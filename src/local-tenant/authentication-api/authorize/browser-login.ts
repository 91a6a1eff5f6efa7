import type { Context } from 'hono';
import { type Doc, docOf, docsOf, isDoc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { refuse } from '../oauth-error.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { type Asked, askedFor, type Callback, callbackOf } from './authorize-request.ts';
import { browserOf, knownBrowser } from './browser-cookie.ts';

/** Logins of browsers that are on their way, by the `state` in the URLs of their pages. */
const LOGINS = '/_logins';
/** Milliseconds. Assumed: an hour. */
const LIFETIME = 3_600_000;

/** What a login waits for: somebody to prove who they are, or what comes after that. */
export type LoginWaits = 'person' | 'organization' | 'redirect' | 'form' | 'mfa' | 'consent' | 'reset';

/** A browser on its way from `/authorize` through pages back to the application. */
export interface BrowserLogin {
  readonly state: string;
  /** The parameters of `/authorize`, checked; `organization` once one was chosen. */
  readonly parameters: Parameters;
  readonly callback: Callback;
  readonly client: Doc;
  readonly asked: Asked;
  readonly waits: LoginWaits;
  /** The device that is let in, in place of an answer to a callback: its key. */
  readonly device?: string;
  /** The ticket of a password reset, in place of a login: its Actions need what a login has. */
  readonly reset?: string;
  /** The request of a SAML or WS-Fed application, in place of a callback of OAuth: `{ protocol, id, callback, audience, relay_state, force }`. */
  readonly saml?: Doc;
  /** What pages remember from one request to the next: `{ identifier }`. */
  readonly scratch: Doc;
  /** Once somebody has proved who they are. */
  readonly person?: {
    readonly user: Doc;
    readonly connection: Doc;
    readonly methods: readonly Doc[];
    /** Of the session that speaks for them, where they have not proved it again. */
    readonly sessionId?: string | undefined;
  };
  /** A login that is through but for the person's consent. */
  readonly kept?: Doc;
}

/** Begins a login of this browser, and gives the browser its cookie; `device` is the key of one that is let in by it, `reset` the ticket that it is about. */
export function beginBrowserLogin(
  context: TenantContext,
  c: Context,
  parameters: Parameters,
  client: Doc,
  { device, reset, saml }: Pick<BrowserLogin, 'device' | 'reset' | 'saml'> = {},
): BrowserLogin {
  const { state: store, clock, random } = context;
  const state = randomText(random, 32);
  const now = clock.now();
  const browser = knownBrowser(context, c);
  store.write((documents) => {
    forgetExpired(documents, LOGINS, now);
    documents.put(LOGINS, state, {
      browser,
      parameters,
      client_id: client.client_id ?? '',
      ...(device !== undefined && { device }),
      ...(reset !== undefined && { reset }),
      ...(saml && { saml }),
      waits: 'person',
      scratch: {},
      expires: now + LIFETIME,
    });
  });
  return loginOf(context, state) ?? refuse('unknown-transaction', {});
}

/**
 * The login that a page of this browser belongs to, by `state`: that of its URL if nothing else is said. Raises `unknown-transaction` for one that is
 * over, has expired, or is another browser's.
 */
export function openBrowserLogin(
  context: TenantContext,
  c: Context,
  state = c.req.query('state') ?? '',
): BrowserLogin {
  const stored = context.state.documents.get(LOGINS, state);
  const own = stored !== undefined && stored.browser === browserOf(c);
  const login = own && Number(stored.expires) > context.clock.now() ? loginOf(context, state) : undefined;
  return login ?? refuse('unknown-transaction', {});
}

/** What changes of a login on its way. */
export interface LoginChanges {
  readonly waits?: LoginWaits;
  /** Added to what pages remember already; null forgets. */
  readonly scratch?: Doc;
  readonly person?: BrowserLogin['person'];
  readonly kept?: Doc;
  readonly organization?: string;
}

/** Keeps changes of a login, and answers with the login as it is then. Raises `unknown-transaction` where it is over. */
export function updateBrowserLogin(
  context: TenantContext,
  { state }: BrowserLogin,
  changes: LoginChanges,
): BrowserLogin {
  context.state.write((documents) => {
    const stored = documents.get(LOGINS, state) ?? refuse('unknown-transaction', {});
    documents.put(LOGINS, state, changed(stored, changes));
  });
  return loginOf(context, state) ?? refuse('unknown-transaction', {});
}

/** Keeps what a page wants to know at the next request. */
export function remember(context: TenantContext, login: BrowserLogin, scratch: Doc): BrowserLogin {
  return updateBrowserLogin(context, login, { scratch });
}

/** A login that has got its answer, and cannot get another. */
export function endBrowserLogin({ state: store }: TenantContext, { state }: BrowserLogin): void {
  store.write((documents) => documents.remove(LOGINS, state));
}

function changed(stored: Doc, { waits, scratch, person, kept, organization }: LoginChanges): Doc {
  const parameters = docOf(stored.parameters);
  const remembered = Object.entries({ ...docOf(stored.scratch), ...scratch });
  return {
    ...stored,
    ...(waits && { waits }),
    ...(kept && { kept }),
    ...(person && {
      user_id: person.user.user_id ?? '',
      connection_id: person.connection.id ?? '',
      methods: person.methods,
      session_id: person.sessionId ?? null,
    }),
    ...(organization !== undefined && { parameters: { ...parameters, organization } }),
    scratch: Object.fromEntries(remembered.filter(([, value]) => value !== null)),
  };
}

/** The application may have changed meanwhile: what it asks for is checked again. */
function loginOf(context: TenantContext, state: string): BrowserLogin | undefined {
  const { documents } = context.state;
  const stored = documents.get(LOGINS, state);
  const reset = textOf(stored?.reset);
  const known = stored && documents.get('/clients', String(stored.client_id));
  // Whoever made the ticket need not have said which application it is for.
  const client = known ?? (reset === undefined ? undefined : {});
  if (!stored || !client) return undefined;
  const parameters = docOf(stored.parameters) as Parameters;
  const person = personOf(context, stored);
  const device = textOf(stored.device);
  return {
    state,
    parameters,
    client,
    ...(reset !== undefined && { reset }),
    ...(isDoc(stored.saml) && { saml: stored.saml }),
    ...(device === undefined && reset === undefined && !isDoc(stored.saml)
      ? { callback: callbackOf(context, client, parameters), asked: askedFor(client, parameters) }
      : { callback: nowhere(client), asked: isDoc(stored.saml) ? ofSaml(stored.saml) : FOR_A_DEVICE }),
    ...(device !== undefined && { device }),
    waits: (textOf(stored.waits) ?? 'person') as LoginWaits,
    scratch: docOf(stored.scratch),
    ...(person && { person }),
    ...(isDoc(stored.kept) && { kept: stored.kept }),
  };
}

const FOR_A_DEVICE: Asked = { responseTypes: [], protocol: 'oauth2-device-code', prompt: [] };

/** SAML Core, section 3.4.1: `ForceAuthn`; WS-Federation, section 13.2.2: `wfresh`. */
function ofSaml({ force, protocol }: Doc): Asked {
  return {
    responseTypes: [],
    protocol: protocol === 'wsfed' ? 'wsfed' : 'samlp',
    prompt: force === true ? ['login'] : [],
  };
}

/** A device asks for its tokens itself, and a reset has none. */
function nowhere(client: Doc): Callback {
  return { client, redirectUri: '', responseMode: 'query', state: undefined };
}

function personOf({ state: { documents } }: TenantContext, stored: Doc): BrowserLogin['person'] {
  const user = documents.get('/users', String(stored.user_id));
  const connection = documents.get('/connections', String(stored.connection_id));
  const sessionId = textOf(stored.session_id);
  return user && connection && { user, connection, methods: docsOf(stored.methods), sessionId };
}
