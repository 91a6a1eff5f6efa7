import type { DeployedAction } from '../../../actions/runtime/runner.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textsOf } from '../../../core/json.ts';
import { refuse } from '../oauth-error.ts';
import { deployedAction } from '../triggers/bound-actions.ts';

/** The kind of profile that an application allows as a whole. */
const KIND = 'custom_authentication';

/**
 * The Action of the Custom Token Exchange Profile for a type of token. Auth0's documentation, "Configure Custom Token Exchange":
 * the application is first-party and OIDC conformant, and allows profiles of the kind. Raises `exchange-not-allowed`,
 * `unknown-token-type`, `exchange-without-action`.
 */
export function exchangeAction(documents: Documents, client: Doc, tokenType: string): DeployedAction {
  const allowed = textsOf(docOf(client.token_exchange).allow_any_profile_of_type).includes(KIND);
  if (!allowed || client.is_first_party === false || client.oidc_conformant === false)
    refuse('exchange-not-allowed', {});
  const profile = documents
    .list('/token-exchange-profiles')
    .find((one) => one.subject_token_type === tokenType);
  if (!profile) return refuse('unknown-token-type', { type: tokenType });
  const [action] = deployedAction(documents, String(profile.action_id));
  return action ?? refuse('exchange-without-action', { profile: String(profile.name) });
}
