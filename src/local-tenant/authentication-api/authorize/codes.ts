import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { keptLogin } from '../sign-in/kept-login.ts';
import { secretHash } from './secret-hash.ts';

/** Authorization codes by their hashes. */
const CODES = '/_codes';

/** Milliseconds. Assumed: Auth0's documentation calls codes short-lived; RFC 6749, section 4.1.2, allows ten minutes. */
const LIFETIME = 60_000;

export interface CodeFacts {
  /** As it was sent; undefined where the request had none. */
  readonly redirectUri: string | undefined;
  readonly challenge: string | undefined;
  readonly challengeMethod: string | undefined;
}

export interface TakenCode extends CodeFacts {
  readonly clientId: string;
  readonly login: Doc;
}

/** Makes an authorization code: once, for a minute, for the application that asked. */
export function makeCode(
  { state, clock, random }: TenantContext,
  login: AcceptedLogin,
  { redirectUri, challenge, challengeMethod }: CodeFacts,
): string {
  const code = randomText(random, 48);
  const now = clock.now();
  state.write((documents) => {
    forgetExpired(documents, CODES, now);
    documents.put(CODES, secretHash(code), {
      client_id: login.client.client_id ?? '',
      ...(redirectUri !== undefined && { redirect_uri: redirectUri }),
      ...(challenge !== undefined && { challenge, method: challengeMethod ?? 'plain' }),
      login: keptLogin(login),
      expires: now + LIFETIME,
    });
  });
  return code;
}

/** What a code stands for: it works once, and nothing of it is kept after that. undefined: unknown, used or expired. */
export function takeCode({ state, clock }: TenantContext, code: string): TakenCode | undefined {
  const id = secretHash(code);
  const found = state.documents.get(CODES, id);
  if (!found) return undefined;
  state.write((documents) => documents.remove(CODES, id));
  if (Number(found.expires) <= clock.now()) return undefined;
  return {
    clientId: String(found.client_id),
    redirectUri: textOf(found.redirect_uri),
    challenge: textOf(found.challenge),
    challengeMethod: textOf(found.method),
    login: docOf(found.login),
  };
}
