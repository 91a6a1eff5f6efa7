import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf } from '../../../core/json.ts';
import { refuse } from '../oauth-error.ts';
import { enabledConnection } from '../sign-in/enabled-connection.ts';

/** The connection of this name, where it lets people in by a code. Raises what `enabledConnection` raises, and `bad-connection`. */
export function passwordlessConnection(documents: Documents, client: Doc, name: string): Doc {
  const connection = enabledConnection(documents, { client, name });
  if (!isPasswordless(connection)) refuse('bad-connection', {});
  return connection;
}

export function isPasswordless({ strategy }: Doc): boolean {
  return strategy === 'email' || strategy === 'sms';
}

/** The user of a passwordless connection with this address or number. */
export function passwordlessUser(documents: Documents, connection: Doc, identifier: string): Doc | undefined {
  const field = connection.strategy === 'sms' ? 'phone_number' : 'email';
  return documents.find('/users', field, identifier).find(({ identities }) => isOf(identities, connection));
}

function isOf(identities: Doc[string] | undefined, { name }: Doc): boolean {
  return Array.isArray(identities) && identities.some((one) => docOf(one).connection === name);
}

/** The address, or the number, as it is kept; undefined where it is none. */
export function identifierOf({ strategy }: Doc, text: string): string | undefined {
  const trimmed = text.trim();
  if (strategy === 'email') return /^[^\s@]+@[^\s@]+$/.test(trimmed) ? trimmed.toLowerCase() : undefined;
  const number = trimmed.replace(/[\s()./-]/g, '');
  return /^\+[1-9]\d{5,14}$/.test(number) ? number : undefined;
}
