import type { TenantContext } from '../context.ts';
import { bearerToken } from './bearer-token.ts';
import { wordsOf } from './fields.ts';
import { verifyToken } from './tokens/verify-token.ts';

export interface ManagementToken {
  readonly clientId: string;
  /** `sub`: `CLIENT_ID@clients`, or a user's id. */
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
}

/** How the Management API refuses a request without a good token. Auth0 adds `attributes: { error: message }` to the body. */
export interface TokenRefusal {
  readonly refused: { readonly status: 400 | 401; readonly message: string; readonly errorCode?: string };
}

/** Checking a signature costs more than most requests: a token is checked once, until a signing key changes. */
interface Known extends ManagementToken {
  readonly expires: number;
}

const known = new WeakMap<TenantContext['keys']['all'], Map<string, Known>>();
const MOST_KNOWN = 1000;

/** Seen on tenants, but for the audience: assumed. */
const MESSAGES = {
  signature: 'Invalid token',
  expired: 'Expired token received for JSON Web Token validation',
  audience: 'Bad audience',
} as const;

/** Who calls the Management API, and what they may do. Refusals are returned. */
export async function verifyManagementToken(
  context: TenantContext,
  authorization: string | undefined,
): Promise<ManagementToken | TokenRefusal> {
  if (!authorization) return refused(401, 'Missing authentication');
  const token = bearerToken(authorization);
  if (token?.split('.').length !== 3) return refused(400, 'Bad HTTP authentication header format', 'Bearer');

  const tokens = known.get(context.keys.all) ?? new Map<string, Known>();
  known.set(context.keys.all, tokens);
  const seen = tokens.get(token);
  if (seen && seen.expires > context.clock.now()) return seen;

  const audience = `${context.issuer}api/v2/`;
  const verified = await verifyToken(context, token, audience);
  if ('wrong' in verified) return refused(401, MESSAGES[verified.wrong]);
  const { azp, client_id, sub, scope, exp = 0 } = verified.payload;
  const found = {
    clientId: String(azp ?? client_id),
    subject: String(sub),
    scopes: new Set(wordsOf(String(scope ?? ''))),
    expires: exp * 1000,
  };
  if (tokens.size >= MOST_KNOWN) tokens.clear();
  tokens.set(token, found);
  return found;
}

function refused(status: 400 | 401, message: string, errorCode?: string): TokenRefusal {
  return { refused: { status, message, ...(errorCode !== undefined && { errorCode }) } };
}
