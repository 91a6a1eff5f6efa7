import type { Documents } from '../../../core/documents.ts';
import type { Doc, Json } from '../../../core/json.ts';

interface Found {
  readonly path: string;
  /** The id of the document below `path`. */
  readonly id: string;
  /** As Guardian shows it. */
  readonly enrollment: Doc;
}

/** The enrollment of any user: one of `/users/{id}/enrollments`, or an authentication method that is a second factor. */
export function findEnrollment(documents: Documents, id: string): Found | undefined {
  for (const path of documents.paths('/users/')) {
    if (!/\/(enrollments|authentication-methods)$/.test(path)) continue;
    const doc = documents.get(path, id);
    if (doc) return { path, id, enrollment: path.endsWith('/enrollments') ? doc : shownMethod(doc) };
  }
  return undefined;
}

function shownMethod({ id, confirmed, name, phone_number, created_at, last_auth_at }: Doc): Doc {
  const fields: readonly (readonly [string, Json | undefined])[] = [
    ['id', id],
    ['status', confirmed === false ? 'pending' : 'confirmed'],
    ['name', name],
    ['phone_number', phone_number],
    ['enrolled_at', created_at],
    ['last_auth', last_auth_at],
  ];
  return Object.fromEntries(fields.filter((field): field is [string, Json] => field[1] !== undefined));
}
