import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import type { Cursor } from '../paging.ts';

/** Members in the order of their cursors. */
export function sortedMembers(members: readonly Doc[]): Doc[] {
  return [...members].sort((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));
}

/**
 * Auth0's `next` of members is a date and a user, `2026-04-22 17:49:59.472000UTC,auth0|69…` (recorded), so that it
 * holds when that member has been removed meanwhile. After somebody whom the tenant has never had comes nobody.
 */
export function memberCursor(documents: Documents): Cursor<Doc> {
  return {
    of: cursorOf,
    after(members, cursor) {
      const user = cursor.slice(cursor.indexOf(',') + 1);
      const place = members.findIndex(({ user_id: id }) => id === user);
      if (place >= 0) return members.slice(place + 1);
      if (!documents.get('/users', user)) return [];
      return members.filter((member) => cursorOf(member) > cursor);
    },
  };
}

function cursorOf({ created_at: at = '', user_id: id = '' }: Doc): string {
  return `${String(at)},${String(id)}`;
}
