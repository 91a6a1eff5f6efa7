import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { refuse } from '../oauth-error.ts';
import { enabledConnection } from '../sign-in/enabled-connection.ts';

/**
 * The connection of this name, where people of the application may sign in to it with a password.
 * Raises what `enabledConnection` raises, and `connection-without-passwords`.
 */
export function passwordConnection(documents: Documents, client: Doc, name: string): Doc {
  const connection = enabledConnection(documents, { client, name });
  if (connection.strategy !== 'auth0') refuse('connection-without-passwords', { connection: name });
  return connection;
}
