import type { Doc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { collection, type HookContext, kind } from '../kind.ts';
import { flag, free, number, object, settings, text, texts } from '../schema.ts';
import { readOnly, ref, set, withDefault, writeOnly } from '../traits.ts';

/** Seven days, where the invitation does not say (documented). */
const WEEK = 604800;

/** Invitations to an organization. They cannot be changed. */
export const invitations = kind({
  name: 'organizations.invitations',
  path: '/organizations/{id}/invitations',
  shape: collection({
    prefix: 'uinv_',
    paging: 'both',
    list: 'invitations',
    verbs: ['list', 'create', 'read', 'remove'],
  }),
  scope: 'organization_invitations',
  identity: ['invitee'],
  missing: { message: 'Not Found' },
  fields: object(
    {
      inviter: settings({ name: text }),
      invitee: settings({ email: text }),
      client_id: ref(text, 'clients'),
    },
    {
      id: readOnly(text),
      organization_id: readOnly(text),
      connection_id: ref(text, ['databases', 'connections']),
      roles: set(texts),
      app_metadata: free,
      user_metadata: free,
      ttl_sec: writeOnly(withDefault(number, WEEK)),
      send_invitation_email: writeOnly(flag),
      ticket_id: readOnly(text),
      invitation_url: readOnly(text),
      created_at: readOnly(text),
      expires_at: readOnly(text),
    },
  ),
  save: saved,
});

function saved(
  { ttl_sec: seconds, send_invitation_email: _, ...next }: Doc,
  __: Doc | undefined,
  context: HookContext,
): Doc {
  const now = context.clock.now();
  const ticket = randomText(context.random, 32);
  const organization = context.params['id'] ?? '';
  return {
    ...next,
    organization_id: organization,
    ticket_id: ticket,
    invitation_url: `${context.issuer}login?invitation=${ticket}&organization=${organization}`,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + Number(seconds ?? WEEK) * 1000).toISOString(),
  };
}
