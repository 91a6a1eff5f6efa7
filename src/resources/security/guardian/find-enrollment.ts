import type { Documents } from '../../../core/documents.ts';
import type { Doc, Json } from '../../../core/json.ts';
import { methodsPath } from '../../users/authentication-methods.ts';

interface Found {
  readonly userId: string;
  readonly method: Doc;
}

const [BEFORE = '', AFTER = ''] = methodsPath('{id}').split('{id}');

/** The authentication method of that id, whoever has it: an enrollment is one that is a second factor. */
export function findEnrollment(documents: Documents, id: string): Found | undefined {
  for (const path of documents.paths(BEFORE)) {
    const method = path.endsWith(AFTER) ? documents.get(path, id) : undefined;
    if (method) return { userId: path.slice(BEFORE.length, -AFTER.length), method };
  }
  return undefined;
}

/** An authentication method as Guardian tells of it. */
export function shownEnrollment({
  id,
  confirmed,
  name,
  email,
  phone_number,
  created_at,
  last_auth_at,
}: Doc): Doc {
  const fields: readonly (readonly [string, Json | undefined])[] = [
    ['id', id],
    ['status', confirmed === false ? 'pending' : 'confirmed'],
    ['name', name],
    ['identifier', email],
    ['phone_number', phone_number],
    ['enrolled_at', created_at],
    ['last_auth', last_auth_at],
  ];
  return Object.fromEntries(fields.filter((field): field is [string, Json] => field[1] !== undefined));
}
