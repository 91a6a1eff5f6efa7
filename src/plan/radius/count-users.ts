import { docOf } from '../../core/json.ts';
import { type Asking, refusal } from './logged-use.ts';

/** How many users a connection has; a text where the tenant refuses to tell. Raises what `Upstream.get` raises. */
export async function countUsers({ get }: Asking, connection: string): Promise<number | string> {
  const query = new URLSearchParams({
    q: `identities.connection:"${connection.replace(/["\\]/g, '\\$&')}"`,
    search_engine: 'v3',
    per_page: '1',
    include_totals: 'true',
    fields: 'user_id',
    include_fields: 'true',
  });
  const { status, body } = await get(`/users?${query}`);
  return status === 200 ? Number(docOf(body).total) : refusal(status, 'read:users');
}
