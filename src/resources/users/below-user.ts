import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { type Kind, kind, type Verb } from '../kind.ts';
import { settings } from '../schema.ts';
import { collection } from '../shapes.ts';

/** A row below a user that is no collection of its own: only what its verbs do. */
export function belowUser(
  name: string,
  below: string,
  scope: string,
  verbs: readonly Verb[],
  rest: Pick<Kind, 'params'> = {},
): Kind {
  return kind({
    name: `users.${name}`,
    path: `/users/{id}${below}`,
    shape: collection({ list: name, verbs: [] }),
    scope,
    identity: [],
    fields: settings({}),
    verbs,
    ...rest,
  });
}

/** The user whom the path names; a row below `/users` is asked only where there is one. */
export function userOf({ documents, params }: HookContext): Doc {
  return documents.get('/users', params['id'] ?? '') ?? {};
}

/** A token without any of these scopes has that of the current user, and acts for that user alone (documented). */
export function refuseOthers(scopes: readonly string[], { caller, params }: HookContext): void {
  if (!caller || scopes.some((scope) => caller.scopes.has(scope)) || caller.subject === params['id']) return;
  throw new ApiError(403, 'User to be acted on does not match subject in bearer token.', 'access_denied');
}
