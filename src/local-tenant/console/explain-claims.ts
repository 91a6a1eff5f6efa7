import { type Doc, type Json, textOf } from '../../core/json.ts';
import { PROFILE_CLAIMS } from '../authentication-api/tokens/profile-claims.ts';
import type { SignInRecord } from '../sign-ins/sign-ins.ts';

export type TokenKind = 'id' | 'access';

/** A claim of a token, and who put it there. */
export interface ExplainedClaim {
  readonly name: string;
  readonly value: Json;
  readonly why: string;
  /** The Action that set it, where one did. */
  readonly action?: string;
}

/** What the tenant puts into tokens by itself. */
const OWN: Readonly<Record<string, string>> = {
  iss: 'The tenant: its address. Whoever checks the token compares it.',
  sub: 'The tenant: whose token it is, a user or CLIENT_ID@clients.',
  iat: 'The tenant: when it was issued.',
  exp: 'The tenant: when it ends.',
  azp: 'The tenant: the application that asked for it.',
  client_id: 'The tenant: the application that asked for it (the API uses the profile of RFC 9068).',
  jti: 'The tenant: a number of its own (the API uses the profile of RFC 9068).',
  permissions:
    'The tenant: what the roles of the user permit at this API, which has RBAC and adds permissions.',
  gty: 'The tenant: the grant, where no browser was in it.',
  sid: 'The tenant: the session of the browser.',
  nonce: 'The application: it sent it to /authorize and compares it.',
  auth_time: 'The tenant: when the person proved who they are; the application asked with max_age.',
  acr: 'The tenant: a second factor was given in this login.',
  amr: 'The tenant: a second factor was given in this login.',
  org_id: 'The tenant: the organization that the person signed in to.',
  org_name: 'The tenant: the organization, by the name that its settings let tokens have.',
  at_hash: 'The tenant: ties the access token to this ID token.',
  c_hash: 'The tenant: ties the code to this ID token.',
};

const AUDIENCES: Readonly<Record<TokenKind, string>> = {
  id: 'The tenant: the application that it is for.',
  access:
    'The application: the audience that it asked for; /userinfo beside it, because openid was asked for.',
};

const SETTERS: Readonly<Record<TokenKind, string>> = {
  id: 'idToken.setCustomClaim',
  access: 'accessToken.setCustomClaim',
};

/** Each claim of a token in its order, with who put it there; `signIn` is the one that it came of, where that is kept. */
export function explainClaims(
  claims: Doc,
  kind: TokenKind,
  signIn: SignInRecord | undefined,
): ExplainedClaim[] {
  return Object.entries(claims).map(([name, value = null]) => ({
    name,
    value,
    ...reasonOf(name, kind, signIn),
  }));
}

function reasonOf(
  name: string,
  kind: TokenKind,
  signIn: SignInRecord | undefined,
): Pick<ExplainedClaim, 'why' | 'action'> {
  if (name === 'aud') return { why: AUDIENCES[kind] };
  if (name === 'scope') return scopeReason(signIn);
  const own = OWN[name];
  if (own !== undefined) return { why: own };
  const action = settingAction(name, SETTERS[kind], signIn);
  if (action !== undefined) return { why: `The Action ${action}: api.${SETTERS[kind]}.`, action };
  const scope = kind === 'id' ? scopeWith(name) : undefined;
  if (scope) return { why: `The scope ${scope.scope}: the user's ${scope.field}.` };
  return { why: 'An Action, in a sign-in that is not kept.' };
}

/** The last call counts. */
function settingAction(name: string, method: string, signIn: SignInRecord | undefined): string | undefined {
  return signIn?.outcome?.commands.findLast((call) => call.method === method && call.args[0] === name)
    ?.action;
}

function scopeReason(signIn: SignInRecord | undefined): Pick<ExplainedClaim, 'why' | 'action'> {
  const why = 'The application asked for it, as far as it may have it and the user is permitted.';
  const calls = signIn?.outcome?.commands.filter(({ method }) =>
    /^accessToken\.(add|remove)Scope$/.test(method),
  );
  const [first] = calls ?? [];
  if (!calls || !first) return { why };
  const told = calls.map(
    ({ action, method, args }) => `${action} called ${method}(${textOf(args[0]) ?? ''})`,
  );
  return { why: `${why} Then ${told.join(', ')}.`, action: first.action };
}

function scopeWith(claim: string): { readonly scope: string; readonly field: string } | undefined {
  for (const [scope, claims] of Object.entries(PROFILE_CLAIMS)) {
    const found = claims.find(([name]) => name === claim);
    if (found) return { scope, field: found[1] };
  }
  return undefined;
}
