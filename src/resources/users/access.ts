import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';

/** Collections of what a user's sign-ins leave behind, each with the user's id in `user_id`. */
export const SESSIONS = '/sessions';
export const REFRESH_TOKENS = '/refresh-tokens';
export const GRANTS = '/grants';
export const DEVICE_CREDENTIALS = '/device-credentials';

/** Removes the documents of a collection that belong to a user, and that `meant` says are meant. */
export function removeOf(
  documents: Documents,
  path: string,
  userId: string,
  meant: (doc: Doc) => boolean = () => true,
): void {
  for (const doc of documents.find(path, 'user_id', userId)) {
    if (doc.user_id === userId && meant(doc)) documents.remove(path, String(doc.id));
  }
}

/** Ends a user's sessions. The refresh tokens stay: Auth0's documentation, "Manage user sessions". */
export function endSessions(userId: string, documents: Documents): void {
  removeOf(documents, SESSIONS, userId);
}
