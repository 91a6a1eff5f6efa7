import { type Doc, docOf, docsOf } from '../../core/json.ts';
import type { Upstream } from '../../local-tenant/upstream/upstream.ts';
import type { Question } from './question.ts';
import type { LoggedUse } from './radius.ts';

/** Types of the log's events (Auth0's documentation, "Log event type codes") and what they are to a reader. */
const EVENTS: Readonly<Record<string, string>> = {
  s: 'sign-ins',
  seacft: 'tokens for an authorization code',
  sertft: 'tokens for a refresh token',
  seccft: 'tokens for a machine',
  sepft: 'tokens for a password',
  sede: 'tokens for a device code',
};

const PER_PAGE = 100;
/** Auth0's documentation: no more than 1,000 entries of a search can be paged through. */
const PAGES = 10;
const DAY = 86_400_000;

/** What is asked, and at what time that is, in milliseconds. */
export type Asking = Pick<Upstream, 'get'> & { readonly now: number };

/**
 * Counts what the retained log has of an application or a connection, the newest first; nothing but the type and the time
 * of an event is asked for. A text where the tenant refuses to tell. Raises what `Upstream.get` raises.
 */
export async function loggedUse(asking: Asking, question: Question): Promise<LoggedUse | string> {
  const counts: Record<string, number> = {};
  let last = '';
  for (let page = 0; page < PAGES; page++) {
    const events = await eventsOf(asking, searchOf(question), page);
    if (typeof events === 'string') return events;
    for (const { type, date } of events) {
      const name = EVENTS[String(type)];
      if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
      last = String(date);
    }
    if (events.length < PER_PAGE) {
      const oldest = await oldestOf(asking);
      return { counts, atLeast: false, days: daysSince(asking, oldest ?? last) };
    }
  }
  return { counts, atLeast: true, days: daysSince(asking, last) };
}

function searchOf({ of, id }: Question): string {
  const field = of === 'application' ? 'client_id' : 'connection';
  return `type:(${Object.keys(EVENTS).join(' OR ')}) AND ${field}:"${id.replace(/["\\]/g, '\\$&')}"`;
}

async function eventsOf({ get }: Asking, q: string, page: number): Promise<readonly Doc[] | string> {
  const query = new URLSearchParams({
    q,
    page: String(page),
    per_page: String(PER_PAGE),
    sort: 'date:-1',
    fields: 'type,date',
    include_fields: 'true',
  });
  const { status, body } = await get(`/logs?${query}`);
  return status === 200 ? docsOf(body) : refusal(status, 'read:logs');
}

/** When the oldest entry of the whole log was made. */
async function oldestOf({ get }: Asking): Promise<string | undefined> {
  const { body } = await get('/logs?page=0&per_page=1&sort=date:1&fields=date&include_fields=true');
  const date = docOf(docsOf(body)[0]).date;
  return date === undefined ? undefined : String(date);
}

function daysSince({ now }: Asking, date: string): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? 0 : Math.max(1, Math.ceil((now - time) / DAY));
}

/** Why a tenant does not tell. */
export function refusal(status: number, scope: string): string {
  return status === 403 ? `${scope} is not granted` : `the tenant answered ${status}`;
}
