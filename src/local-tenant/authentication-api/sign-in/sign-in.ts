import type { Outcome } from '../../../actions/runtime/runner.ts';
import { type Doc, docsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { logLogin } from '../../logs/sign-in-log.ts';
import { wordsOf } from '../fields.ts';
import { requestedApi } from '../find-api.ts';
import { OAuthError } from '../oauth-error.ts';
import type { RequestFacts } from '../request-facts.ts';
import { postLoginEvent } from '../triggers/post-login-event.ts';
import { refusalOf, tryTrigger } from '../triggers/run-trigger.ts';
import { applyMetadata } from './apply-metadata.ts';
import { grantedScopes } from './granted-scopes.ts';
import { issueTokens } from './issue-tokens.ts';
import { recordLogin } from './record-login.ts';
import { rolesOf } from './roles-of.ts';
import { userPermissions } from './user-permissions.ts';

export interface SignInRequest {
  /** A person whose password, or whose identity provider, has already spoken for them. */
  readonly user: Doc;
  readonly client: Doc;
  /** Left out: the connection of the user's first identity. */
  readonly connection?: Doc;
  /** Left out: the tenant's default audience, or an opaque token for /userinfo. */
  readonly audience?: string | undefined;
  readonly scope?: string | undefined;
  /** `event.transaction.protocol` */
  readonly protocol: string;
  readonly request: RequestFacts;
  /** More of `event.transaction`. */
  readonly transaction?: Doc;
}

/** Tokens or a refusal, and what the post-login Actions did on the way. */
export type SignInResult =
  | { readonly answer: Doc; readonly refused?: undefined; readonly outcome: Outcome }
  | { readonly refused: OAuthError; readonly answer?: undefined; readonly outcome?: Outcome };

/** Signs a person in to an application: checks, post-login Actions, tokens. Refusals are returned, not thrown. */
export async function signIn(context: TenantContext, request: SignInRequest): Promise<SignInResult> {
  let outcome: Outcome | undefined;
  let user = request.user;
  const connection = request.connection ?? connectionOf(context, user);
  try {
    const { documents } = context.state;
    const api = requestedApi(context, request.audience);
    const permissions = api ? userPermissions(documents, request.user, api) : [];
    const requested = wordsOf(request.scope);
    const scopes = grantedScopes(documents, { ...request, api, requested, permissions });
    user = recordLogin(context, user, request.request.ip);
    if (user.blocked === true) throw OAuthError.of('user-blocked', {});

    const roles = rolesOf(documents, user);
    const login = {
      ...request,
      user,
      connection,
      api,
      roles,
      requestedScopes: requested,
      facts: request.request,
    };
    const run = await tryTrigger(context, 'post-login', postLoginEvent(context, login));
    outcome = run.outcome;
    applyMetadata(context, String(user.user_id), run.effects);
    const refused = refusalOf(run.outcome, 'post-login');
    if (refused) throw refused;
    const answer = await issueTokens(context, {
      ...request,
      user,
      api,
      scopes,
      permissions,
      effects: run.effects,
    });
    logLogin(context, { ...request, connection, user });
    return { answer, outcome: run.outcome };
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    logLogin(context, { ...request, connection, user }, error);
    return { refused: error, ...(outcome && { outcome }) };
  }
}

function connectionOf({ state }: TenantContext, user: Doc): Doc {
  const [identity] = docsOf(user.identities);
  const found = state.documents.list('/connections').find(({ name }) => name === identity?.connection);
  return found ?? { name: identity?.connection ?? '', strategy: identity?.provider ?? '' };
}
