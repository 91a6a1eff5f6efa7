import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { number, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { allLogs } from './log-store.ts';

const DAY = 86_400_000;
/** Auth0's documentation: who has signed in within thirty days is active. */
const ACTIVE = 30 * DAY;

/** What each type of entry counts as. */
const COUNTED: Readonly<Record<string, 'logins' | 'signups' | 'leaked_passwords'>> = {
  s: 'logins',
  ss: 'signups',
  pwd_leak: 'leaked_passwords',
  signup_pwd_leak: 'leaked_passwords',
  reset_pwd_leak: 'leaked_passwords',
};

const NOTHING = { logins: 0, signups: 0, leaked_passwords: 0 };

/** How much goes on in the tenant, told from its log. */
export const stats = kind({
  name: 'stats',
  path: '/stats',
  shape: collection({ list: 'stats', verbs: [] }),
  scope: 'stats',
  identity: ['date'],
  fields: settings({
    date: readOnly(text),
    logins: readOnly(number),
    signups: readOnly(number),
    leaked_passwords: readOnly(number),
  }),
  verbs: [
    {
      method: 'GET',
      path: '/active-users',
      scope: 'read:stats',
      run: (_, context) => ({ status: 200, body: activeUsers(context) }),
    },
    {
      method: 'GET',
      path: '/daily',
      scope: 'read:stats',
      run: (_, context) => ({ status: 200, body: daily(context) }),
    },
  ],
});

/** Counted by the users' last login as well: the log forgets. */
function activeUsers({ documents, clock }: HookContext): number {
  const since = clock.now() - ACTIVE;
  const users = documents
    .list('/users')
    .filter(({ last_login }) => Date.parse(String(last_login)) >= since)
    .map(({ user_id }) => String(user_id));
  const logged = allLogs(documents)
    .filter(({ type, date }) => type === 's' && Date.parse(String(date)) >= since)
    .map(({ user_id }) => String(user_id));
  return new Set([...users, ...logged]).size;
}

/** One entry for each day of the range on which anything happened. */
function daily({ documents, query }: HookContext): Doc[] {
  const from = dayOf('from', query) ?? '';
  const to = dayOf('to', query) ?? '9';
  return [...countsByDay(documents)]
    .filter(([day]) => day >= from && day <= to)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { first, last, ...counts }]) => ({
      date: `${day}T00:00:00.000Z`,
      ...counts,
      updated_at: last,
      created_at: first,
    }));
}

function countsByDay(documents: Documents) {
  const days = new Map<string, typeof NOTHING & { first: string; last: string }>();
  for (const { type, date } of allLogs(documents)) {
    const counted = COUNTED[String(type)];
    if (!counted) continue;
    const time = String(date);
    const day = time.slice(0, 10);
    const known = days.get(day) ?? { ...NOTHING, first: time, last: time };
    days.set(day, { ...known, [counted]: known[counted] + 1, last: time });
  }
  return days;
}

/** `20260301` as `2026-03-01`. */
function dayOf(name: string, query: HookContext['query']): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(value) ?? [];
  if (day !== undefined && !Number.isNaN(Date.parse(`${year}-${month}-${day}`)))
    return `${year}-${month}-${day}`;
  throw new ApiError(
    400,
    `Query validation error: 'String does not match pattern ^\\d{8}$: ${value}' on property ${name}.`,
    'invalid_query_string',
  );
}
