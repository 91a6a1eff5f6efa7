import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc, itemsOf, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import { answeredPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { sendEmail } from '../messages/send-email.ts';
import { selectedFields } from '../selected-fields.ts';

/** Seven days, where the invitation does not say, or says 0 (documented). */
const WEEK = 604800;

/** An invitation with its ticket and the address that the e-mail has. The refusals are as documented. */
export function savedInvitation(
  { ttl_sec: seconds, send_invitation_email: mailed, ...next }: Doc,
  _: Doc | undefined,
  context: HookContext,
): Doc {
  const { clock, documents, params, random } = context;
  const client = documents.get('/clients', String(next.client_id));
  if (!client) refuse('The specified client_id does not exist.');
  refuseConnection(next, context);
  refuseRoles(next, context);
  const ticket = randomText(random, 32);
  const organization = documents.get('/organizations', params['id'] ?? '') ?? {};
  const { id = '', name = '' } = organization;
  const link = `${loginRoute(client, context)}invitation=${ticket}&organization=${String(id)}&organization_name=${String(name)}`;
  if (mailed !== false) {
    const to = isDoc(next.invitee) ? String(next.invitee.email) : '';
    const [user = {}] = documents.find('/users', 'email', to);
    sendEmail({ template: 'user_invitation', to, url: link, user, client, organization }, context);
  }
  return {
    ...next,
    organization_id: id,
    ticket_id: ticket,
    invitation_url: link,
    created_at: isoNow(clock),
    expires_at: new Date(clock.now() + (Number(seconds ?? 0) || WEEK) * 1000).toISOString(),
  };
}

/** The newest first, unless the query wants them otherwise; Auth0 tells no total (documented). */
export function listInvitations({ documents, params, query }: HookContext): Json {
  const all = documents.list(`/organizations/${params['id'] ?? ''}/invitations`);
  const sorted = query['sort']?.endsWith(':1') ? all : [...all].reverse();
  const page = answeredPage(
    sorted.map((one) => selectedFields(one, query)),
    query,
    'invitations',
  );
  if (!isDoc(page)) return page;
  const { total: _, ...rest } = page;
  return rest;
}

function refuse(message: string): never {
  throw new ApiError(400, message, 'invalid_body');
}

function refuseConnection({ connection_id: id }: Doc, { documents }: HookContext): void {
  if (id === undefined) return;
  const connection = documents.get('/connections', String(id));
  if (!connection) refuse('The specified connection does not exist.');
  if (['email', 'sms'].includes(String(connection.strategy))) {
    refuse('Passwordless connections are not supported.');
  }
}

function refuseRoles({ roles }: Doc, { documents }: HookContext): void {
  const ids = itemsOf(roles).map(String);
  const missing = ids.filter((id) => !documents.get('/roles', id));
  if (missing.length > 0) refuse(`One or more of the specified roles do not exist: ${missing.join(', ')}`);
}

/** The application's own login route, else the tenant's; it may have a query. */
function loginRoute(client: Doc, { documents }: HookContext): string {
  const tenant = documents.get('/tenants/settings', '')?.default_redirection_uri;
  const route = client.initiate_login_uri ?? tenant;
  if (typeof route !== 'string' || route === '') {
    refuse(
      'A default login route is required to generate the invitation url. For more information, see https://auth0.com/docs/universal-login/configure-default-login-route',
    );
  }
  return `${route}${route.includes('?') ? '&' : '?'}`;
}
