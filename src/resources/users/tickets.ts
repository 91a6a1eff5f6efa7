import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import type { HookContext } from '../hook-context.ts';
import { sendEmail } from '../messages/send-email.ts';
import { connectionNamed, identitiesOf } from './identities.ts';
import { logOfUser } from './user-log.ts';

/** Where tickets wait to be used, for the pages that take them. The id is the one in the ticket's address. */
export const TICKETS = '/_tickets';

/** Seconds; Auth0's documentation: five days where the request says nothing, or 0. */
const LIFETIME = 432_000;

/** What goes out where the ticket is mailed. */
const TEMPLATES = { 'email-verification': 'verify_email', 'password-change': 'reset_email' } as const;

const PAGES = { 'email-verification': 'u/email-verification', 'password-change': 'u/reset-verify' } as const;

export interface TicketRequest {
  readonly type: keyof typeof PAGES;
  readonly user: Doc;
  /** The account of the user that is meant; left out, the primary one. */
  readonly identity?: Doc | undefined;
  /** True where Auth0 sends the address by mail. */
  readonly mailed?: boolean;
  readonly lifetime?: number;
  /** What the page needs when the ticket is used: result_url, client_id, organization_id, … */
  readonly settings?: Doc;
}

/**
 * Opens a ticket: an address at which the person can verify an e-mail address or choose a password. Kept is
 * `{ id, type, user_id, email, connection, created_at, expires_at, mailed, used: false, …settings }`.
 */
export function openTicket(request: TicketRequest, context: HookContext): string {
  const { type, user, mailed = false, settings = {} } = request;
  const { documents, clock, random, issuer } = context;
  const identity = request.identity ?? identitiesOf(user)[0] ?? {};
  const connection = connectionNamed(documents, String(identity.connection)) ?? {
    name: identity.connection ?? '',
  };
  const id = randomText(random, 32);
  const now = clock.now();
  documents.put(TICKETS, id, {
    ...settings,
    id,
    type,
    user_id: user.user_id ?? '',
    email: user.email ?? '',
    connection: identity.connection ?? '',
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + (request.lifetime || LIFETIME) * 1000).toISOString(),
    mailed,
    used: false,
  });
  context.log(logOfUser(type === 'email-verification' ? 'svr' : 'scpr', user, connection));
  const url = `${issuer}${PAGES[type]}?ticket=${id}#`;
  if (mailed) {
    const client = documents.get('/clients', String(settings.client_id));
    const organization = documents.get('/organizations', String(settings.organization_id));
    const to = String(user.email ?? '');
    const template = TEMPLATES[type];
    sendEmail({ template, to, url, user, connection, client, organization }, context);
  }
  return url;
}
