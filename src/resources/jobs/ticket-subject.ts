import type * as z from 'zod';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { choice, object, text } from '../schema.ts';
import { identitiesOf } from '../users/identities.ts';
import { provider } from '../users/user-identities.ts';

/** The schema of `identity`: which of a user's accounts is meant. */
export function identityMeant(only?: string): z.ZodType {
  return object(
    { user_id: text, provider: only === undefined ? provider : choice(only) },
    { connection_id: text.regex(/^con_[A-Za-z0-9]{16}$/) },
  );
}

/** The user with this id; 404 where there is none. */
export function userNamed(id: string, { documents }: HookContext): Doc {
  const user = documents.get('/users', id);
  if (!user) throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  return user;
}

/** The account of a user that a request means; undefined for the primary one. */
export function identityOf(user: Doc, meant: Json | undefined, { documents }: HookContext): Doc | undefined {
  if (!isDoc(meant)) return undefined;
  const { user_id: id, provider: name, connection_id: connectionId } = meant;
  const connection =
    connectionId === undefined ? undefined : documents.get('/connections', String(connectionId));
  const found = identitiesOf(user).find(
    (one) =>
      String(one.user_id) === String(id) &&
      one.provider === name &&
      (connectionId === undefined || one.connection === connection?.name),
  );
  // Wording assumed.
  if (!found) throw new ApiError(400, 'The user has no such identity.', 'invalid_body');
  return found;
}

export function knownClient(id: Json | undefined, { documents }: HookContext): void {
  if (id !== undefined && !documents.get('/clients', String(id))) {
    throw new ApiError(400, 'The client does not exist.', 'inexistent_client');
  }
}
