import type { Context } from 'hono';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { bearerToken } from '../bearer-token.ts';
import { wordsOf } from '../fields.ts';
import { refuse } from '../oauth-error.ts';
import { type RequestFacts, requestFacts } from '../request-facts.ts';
import { peekTransaction, type Transaction } from '../sign-in/transactions.ts';
import { verifyToken } from '../tokens/verify-token.ts';

/** A login at the token endpoint that waits for a factor. */
export interface WaitingLogin {
  readonly token: string;
  readonly user: Doc;
  readonly client: Doc;
  readonly transaction: Transaction;
}

/** The login of an `mfa_token`. Raises `invalid-mfa-token`, and for another application's as well. */
export function waitingLogin(context: TenantContext, token: string, client?: Doc): WaitingLogin {
  const { documents } = context.state;
  const transaction = waiting(context, token);
  const user = documents.get('/users', String(transaction.login.user_id));
  const owner = documents.get('/clients', String(transaction.login.client_id));
  if (transaction.waits !== 'mfa' || transaction.login.takes_factor_later !== true || !user || !owner)
    return refuse('invalid-mfa-token', {});
  if (client && client.client_id !== owner.client_id) return refuse('invalid-mfa-token', {});
  return { token, user, client: owner, transaction };
}

function waiting(context: TenantContext, token: string) {
  try {
    return peekTransaction(context, token);
  } catch {
    return refuse('invalid-mfa-token', {});
  }
}

/** Who asks about their factors, and for which application. */
export interface MfaCaller {
  readonly user: Doc;
  readonly client: Doc;
  readonly request: RequestFacts;
  /** Whether they are on the way in, and have not given a factor yet. */
  readonly waiting: boolean;
}

/**
 * Who a request with a bearer token is from: with an `mfa_token`, or with an access token for `{issuer}mfa/` that has the scope
 * (Auth0's documentation, "Manage Authentication Factors with MFA API"). Raises `invalid-token`, `scope-missing`.
 */
export async function mfaCaller(context: TenantContext, c: Context, scope: string): Promise<MfaCaller> {
  const token = bearerToken(c.req.header('authorization')) ?? refuse('invalid-token', {});
  if (!token.includes('.')) {
    const { user, client } = waitingLogin(context, token);
    return { user, client, request: requestFacts(c, client, {}), waiting: true };
  }
  const verified = await verifyToken(context, token, `${context.issuer}mfa/`);
  if ('wrong' in verified) return refuse('invalid-token', {});
  const { sub, azp, scope: granted } = verified.payload;
  if (!wordsOf(String(granted ?? '')).includes(scope)) refuse('scope-missing', { scope });
  const { documents } = context.state;
  const user = documents.get('/users', String(sub)) ?? refuse('invalid-token', {});
  const client = documents.get('/clients', String(azp)) ?? {};
  return { user, client, request: requestFacts(c, client, {}), waiting: false };
}
