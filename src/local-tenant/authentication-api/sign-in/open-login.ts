import type { Lookups } from '../../../actions/runtime/api/method.ts';
import { isoNow } from '../../../core/clock.ts';
import { type Doc, docsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { wordsOf } from '../fields.ts';
import { requestedApi } from '../find-api.ts';
import { refuse } from '../oauth-error.ts';
import type { RequestFacts } from '../request-facts.ts';
import { accessOf } from './access-of.ts';
import { enabledConnection } from './enabled-connection.ts';
import { grantedScopes } from './granted-scopes.ts';
import { hasBrowser } from './interactive.ts';
import type { LoginRequest } from './log-in.ts';
import { newSession } from './new-session.ts';
import { joinOrganization, organizationOf } from './organization-of.ts';
import { recordLogin } from './record-login.ts';
import { enrolledFactors } from './second-factor.ts';
import { userPermissions } from './user-permissions.ts';

/** Somebody on the way to an application, with all that counts for their tokens. */
export interface Login {
  readonly user: Doc;
  readonly connection: Doc;
  readonly client: Doc;
  readonly organization?: Doc | undefined;
  readonly api: Doc | undefined;
  /** Roles and groups. */
  readonly access: Lookups;
  readonly permissions: readonly string[];
  readonly requestedScopes: readonly string[];
  /** What the tokens hold if no Action changes it. */
  readonly scopes: readonly string[];
  readonly protocol: string;
  readonly facts: RequestFacts;
  /** `event.authentication.methods` */
  readonly methods: readonly Doc[];
  readonly enrolledFactors: readonly Doc[];
  /** More of `event.transaction`: redirect_uri, state, … */
  readonly transaction?: Doc | undefined;
  readonly session?: Doc | undefined;
  readonly refreshToken?: Doc | undefined;
  /** The form that the person has just been through. */
  readonly prompt?: Doc | undefined;
  /** The `state` that it waits under where it has to. */
  readonly waitsAs?: string | undefined;
  readonly takesFactorLater?: boolean;
  readonly remembered?: boolean;
}

/**
 * Checks whether the person may sign in there at all, and counts the login. Raises `unknown-audience`, `no-user-grant`,
 * `user-blocked` and what `organizationOf`, `enabledConnection` and `joinOrganization` raise.
 */
export function openLogin(context: TenantContext, request: LoginRequest, connection: Doc): Login {
  const organization = organizationOf(context, request);
  if (hasBrowser(request.protocol)) {
    const { client } = request;
    enabledConnection(context.state.documents, { client, name: String(connection.name), organization });
  }
  if (organization) joinOrganization(context, { user: request.user, connection, organization });
  const rights = rightsOf(context, request, organization);
  // A refresh token, or a session, says that somebody signed in before: it is no login (assumed).
  const counts = request.protocol !== 'oauth2-refresh-token' && !request.session;
  const user = counts ? recordLogin(context, request.user, request.request.ip) : request.user;
  if (user.blocked === true) refuse('user-blocked', {});
  const { client, request: facts } = request;
  return {
    ...rights,
    user,
    client,
    connection,
    organization,
    protocol: request.protocol,
    facts,
    methods: request.methods ?? [{ name: methodOf(connection), timestamp: isoNow(context.clock) }],
    enrolledFactors: enrolledFactors(context.state.documents, user),
    transaction: request.transaction,
    refreshToken: request.refreshToken,
    waitsAs: request.waitsAs,
    ...(request.takesFactorLater && { takesFactorLater: true }),
    ...(request.remembered && { remembered: true }),
    session: hasBrowser(request.protocol)
      ? (request.session ?? newSession(context, { user, client, facts }))
      : request.session,
  };
}

/** What the person may do, and of that what was asked for. */
export function rightsOf(
  context: TenantContext,
  request: Pick<LoginRequest, 'user' | 'client' | 'audience' | 'scope' | 'protocol'>,
  organization: Doc | undefined,
): Pick<Login, 'api' | 'access' | 'permissions' | 'requestedScopes' | 'scopes'> {
  const { documents } = context.state;
  const { user, client, protocol } = request;
  const api = requestedApi(context, request.audience);
  const access = accessOf(documents, user, organization);
  const permissions = api ? userPermissions(documents, { user, roles: access.roles, api }) : [];
  const requestedScopes = wordsOf(request.scope);
  const scopes = grantedScopes(documents, { client, api, requested: requestedScopes, permissions, protocol });
  return { api, access, permissions, requestedScopes, scopes };
}

/** The connection of the user's first identity. */
export function connectionOf({ state }: TenantContext, user: Doc): Doc {
  const [identity] = docsOf(user.identities);
  const found = state.documents.list('/connections').find(({ name }) => name === identity?.connection);
  return found ?? { name: identity?.connection ?? '', strategy: identity?.provider ?? '' };
}

/** Assumed: `type` is left out where the method says it all. */
function methodOf(connection: Doc): string {
  return connection.strategy === 'auth0' ? 'pwd' : 'federated';
}
