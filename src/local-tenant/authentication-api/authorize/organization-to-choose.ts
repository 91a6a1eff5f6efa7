import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import type { BrowserLogin } from './browser-login.ts';

/**
 * Whether the person has to say which organization they sign in to: `ask`, the id of the only one that it can be, or
 * undefined where none is to be chosen. Auth0's documentation, "Define Organization Behavior": `post_login_prompt` asks
 * for credentials first. That a single membership is not asked about is assumed, as is that nobody is asked who has none.
 */
export function organizationToChoose(
  documents: Documents,
  { client, parameters, scratch }: BrowserLogin,
  user: Doc,
): 'ask' | string | undefined {
  const usage = client.organization_usage ?? 'deny';
  if (parameters.organization || scratch.chose === true || usage === 'deny') return undefined;
  if (client.organization_require_behavior !== 'post_login_prompt') return undefined;
  const memberships = organizationsOf(documents, user);
  if (memberships.length === 0) return undefined;
  return usage === 'require' && memberships.length === 1 ? String(memberships[0]?.id) : 'ask';
}

/** The organizations that a user is a member of. */
export function organizationsOf(documents: Documents, user: Doc): Doc[] {
  const isMember = ({ id }: Doc) =>
    documents.get(`/organizations/${String(id)}/members`, String(user.user_id)) !== undefined;
  return documents.list('/organizations').filter(isMember);
}
