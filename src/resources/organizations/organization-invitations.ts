import * as z from 'zod';
import { kind } from '../kind.ts';
import { flag, free, listOf, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, ref, set, withDefault, writeOnly } from '../traits.ts';
import { listInvitations, savedInvitation } from './invitation-hooks.ts';

/** Thirty days (documented). */
const LONGEST = 2592000;

/** Invitations to an organization. They cannot be changed. */
export const invitations = kind({
  name: 'organizations.invitations',
  path: '/organizations/{id}/invitations',
  shape: collection({
    prefix: 'uinv_',
    list: 'invitations',
    created: 200,
    verbs: ['create', 'read', 'remove'],
  }),
  scope: 'organization_invitations',
  identity: ['invitee'],
  missing: { message: 'The invitation does not exist.' },
  fields: object(
    {
      inviter: object({ name: text.min(1).max(300) }),
      invitee: object({ email: z.email() }),
      client_id: ref(text, 'clients'),
    },
    {
      id: readOnly(text),
      organization_id: readOnly(text),
      connection_id: ref(text, ['databases', 'connections']),
      roles: set(listOf(text).min(1)),
      app_metadata: free,
      user_metadata: free,
      ttl_sec: writeOnly(z.int().min(0).max(LONGEST)),
      send_invitation_email: writeOnly(withDefault(flag, true)),
      ticket_id: readOnly(text),
      invitation_url: readOnly(text),
      created_at: readOnly(text),
      expires_at: readOnly(text),
    },
  ),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:organization_invitations',
      run: (_, context) => ({ status: 200, body: listInvitations(context) }),
    },
  ],
  save: savedInvitation,
  reading: { large: true, newestFirst: true },
});
