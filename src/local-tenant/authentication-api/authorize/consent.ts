import type { Documents } from '../../../core/documents.ts';
import { type Doc, textsOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { GRANTS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import type { BrowserLogin } from './browser-login.ts';

/**
 * Whether the person is asked to consent. Auth0's documentation, "User consent and third-party applications": always
 * for third-party applications, until they have; for the team's own where the API does not skip it
 * (`skip_consent_for_verifiable_first_party_clients`). Auth0 does not count an application on a loopback address as
 * verifiable; here it does, because it stands for the one in production.
 */
export function asksForConsent(documents: Documents, { asked }: BrowserLogin, login: AcceptedLogin): boolean {
  const { client, api } = login;
  const firstParty = client.is_first_party !== false;
  if (firstParty && api?.skip_consent_for_verifiable_first_party_clients !== false) return false;
  if (asked.prompt.includes('consent')) return true;
  const given = grantOf(documents, login);
  const scopes = textsOf(given?.scope);
  return !given || login.scopes.some((scope) => !scopes.includes(scope));
}

/** Remembers what the person has consented to, as `GET /grants` shows it. */
export function rememberConsent({ state, random }: TenantContext, login: AcceptedLogin): void {
  state.write((documents) => {
    const before = grantOf(documents, login);
    const id = String(before?.id ?? randomText(random, 24));
    documents.put(GRANTS, id, {
      id,
      clientID: login.client.client_id ?? '',
      user_id: login.user.user_id ?? '',
      audience: audienceOf(login),
      scope: [...new Set([...textsOf(before?.scope), ...login.scopes])],
    });
  });
}

function grantOf(documents: Documents, login: AcceptedLogin): Doc | undefined {
  const { user, client } = login;
  return documents
    .find(GRANTS, 'user_id', String(user.user_id))
    .find((one) => one.clientID === client.client_id && one.audience === audienceOf(login));
}

/** Without an API it is the profile that is consented to; it has no audience of its own (assumed). */
function audienceOf({ api }: AcceptedLogin): string {
  return String(api?.identifier ?? '');
}
