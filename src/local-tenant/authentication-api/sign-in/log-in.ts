import { effectsOf } from '../../../actions/runtime/effects.ts';
import type { Outcome } from '../../../actions/runtime/runner.ts';
import { type Doc, docsOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { logLogin, rememberWaiting, type SignInFacts } from '../../logs/sign-in-log.ts';
import type { LoginFacts } from '../../sign-ins/sign-ins.ts';
import { OAuthError } from '../oauth-error.ts';
import type { RequestFacts } from '../request-facts.ts';
import { finishLogin } from './finish-login.ts';
import type { AcceptedLogin } from './issue-tokens.ts';
import { connectionOf, type Login, openLogin } from './open-login.ts';
import { type ComeBack, reopenLogin } from './reopen-login.ts';
import { runPostLogin } from './run-post-login.ts';
import { keepTransaction, takeTransaction, type Waits } from './transactions.ts';

export type { ComeBack } from './reopen-login.ts';

export interface LoginRequest {
  /** A person whose password, or whose identity provider, has already spoken for them. */
  readonly user: Doc;
  readonly client: Doc;
  /** Left out: the connection of the user's first identity. */
  readonly connection?: Doc;
  /** Left out: the tenant's default audience, or an opaque token for /userinfo. */
  readonly audience?: string | undefined;
  readonly scope?: string | undefined;
  /** The id of an organization, or its name where the tenant takes names. */
  readonly organization?: string | undefined;
  /** `event.transaction.protocol` */
  readonly protocol: string;
  readonly request: RequestFacts;
  /** More of `event.transaction`. */
  readonly transaction?: Doc;
  /** `event.refresh_token`, of an exchange. */
  readonly refreshToken?: Doc;
  /** `event.authentication.methods`; left out: by the connection's kind. */
  readonly methods?: readonly Doc[];
  /** `event.session` of a session that the browser has already; left out: a new one, where there is a browser. */
  readonly session?: Doc;
  /** The `state` that the login waits under where it has to; left out: one of its own. */
  readonly waitsAs?: string;
  /** Whether a second factor can be given later, by the `state` that the login then waits under, where nobody sits in front of a browser. */
  readonly takesFactorLater?: boolean;
  /** Whether the browser has been told to be remembered: no factor is asked for but by an Action's challenge. */
  readonly remembered?: boolean;
}

/** A login that goes on when the person is back. */
export interface Pending {
  /** What `continueSignIn` finds it by. */
  readonly state: string;
  readonly waits: Waits;
}

/** A login that is through, a refusal or a wait, and what the post-login Actions did on the way. */
export type LoginResult = {
  readonly outcome?: Outcome;
  /** What is kept of what the Actions did. */
  readonly executionId?: string | undefined;
} & (
  | { readonly accepted: AcceptedLogin; readonly refused?: undefined; readonly pending?: undefined }
  | { readonly refused: OAuthError; readonly accepted?: undefined; readonly pending?: undefined }
  | { readonly pending: Pending; readonly accepted?: undefined; readonly refused?: undefined }
);

/** Takes a person to an application: checks, post-login Actions, a second factor. Refusals are returned, not thrown. */
export async function logIn(context: TenantContext, request: LoginRequest): Promise<LoginResult> {
  const connection = request.connection ?? connectionOf(context, request.user);
  const { client, user, request: facts, waitsAs: flow } = request;
  return logged(context, { client, connection, user, request: facts, flow }, async (seen) =>
    runPostLogin(context, seen(openLogin(context, request, connection))),
  );
}

/** Goes on with a login that waited under `state`: the Actions that are left. Whoever comes back to none is refused. */
export async function continueLogin(
  context: TenantContext,
  state: string,
  back: ComeBack,
): Promise<LoginResult> {
  return logged(context, { client: {}, connection: {}, request: back.request, flow: state }, async (seen) => {
    const { login: stored, ...transaction } = takeTransaction(context, state);
    const { commands, resume } = transaction;
    const login = seen(reopenLogin(context, stored, transaction, back));
    const next = nextChallenge(transaction.challenge, login);
    if (next) {
      const waiting = keepTransaction(context, login, { ...transaction, challenge: next });
      return { pending: { state: waiting, waits: 'mfa' } };
    }
    if (resume) return runPostLogin(context, login, { ...resume, commands });
    return finishLogin(context, login, { commands, effects: effectsOf({ commands }) });
  });
}

/** Auth0's documentation, "Customize MFA Selection": several challenges of an Action are asked for one after the other. */
function nextChallenge({ rest }: Doc, { methods, enrolledFactors }: Login): Doc | undefined {
  const given = methods.filter(({ name }) => name === 'mfa').map(({ type }) => type);
  const [next, ...later] = docsOf(rest).filter(({ method, factors }) => {
    const types = docsOf(factors).map(({ type }) => type);
    if (String(method).startsWith('challenge')) return !types.some((type) => given.includes(type ?? ''));
    return types.some((type) => !enrolledFactors.some((factor) => factor.type === type));
  });
  return next && { ...next, rest: later };
}

/** A refusal is a result; it is in the log with what is known of the person, and so is a login that succeeded. */
async function logged(
  context: TenantContext,
  first: SignInFacts,
  run: (seen: (login: Login) => Login) => Promise<LoginResult>,
): Promise<LoginResult> {
  let facts = first;
  const seen = (login: Login): Login => {
    const { client, connection, user, facts: request } = login;
    const silent = isSilent(login.transaction);
    facts = { ...first, client, connection, user, request, silent, login: loginFacts(login) };
    return login;
  };
  const result = await run(seen).catch(refusedWith);
  const { outcome, executionId } = result;
  const flow = facts.flow ?? result.pending?.state;
  const all = { ...facts, outcome, executionId, flow };
  if (result.pending) rememberWaiting(context, all, result.pending.waits);
  else logLogin(context, all, result.refused);
  return result;
}

function loginFacts({ protocol, methods, organization, api, requestedScopes, scopes }: Login): LoginFacts {
  return {
    protocol,
    methods: methods.map(({ name }) => String(name)),
    ...(organization && { organization: String(organization.name) }),
    ...(api && { audience: String(api.identifier) }),
    requestedScopes,
    scopes,
  };
}

function refusedWith(error: unknown): LoginResult {
  if (error instanceof OAuthError) return { refused: error };
  throw error;
}

/** Auth0's documentation, "Silent Authentication": nobody was there to see it. */
function isSilent(transaction: Doc = {}): boolean {
  return textsOf(transaction.prompt).includes('none');
}
