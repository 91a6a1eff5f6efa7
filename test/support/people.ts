import type { Json } from '../../src/core/json.ts';

const AT = '2026-01-05T08:00:00.000Z';
const NORA = 'auth0|nora';
const RUTH = 'auth0|ruth';

const user = (user_id: string, name: string, connection: string) => ({
  user_id,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
  email_verified: true,
  identities: [{ connection, user_id: user_id.slice(6), provider: 'auth0', isSocial: false }],
  created_at: AT,
  updated_at: AT,
});

/**
 * People of a tenant, and what hangs on them, for `/_local/seed`: what auth0-deploy-cli does not write. With an organization,
 * a role, a client and a hook of the tenant's.
 */
export function people(ids: {
  readonly organization: string;
  readonly role: string;
  readonly client: string;
}): Json {
  const { organization, role, client } = ids;
  const group = {
    id: 'grp_mechanics',
    name: 'Mechanics',
    connection_id: 'con_staff',
    created_at: AT,
    updated_at: AT,
  };
  return {
    '/users': [
      user(NORA, 'Nora Quist', 'fernhill-customers'),
      user(RUTH, 'Ruth Adeyemi', 'fernhill-customers'),
    ],
    [`/users/${NORA}/roles`]: [{ id: role }],
    [`/users/${NORA}/permissions`]: [
      { resource_server_identifier: 'https://api.fernhill.example/', permission_name: 'read:bookings' },
    ],
    [`/users/${NORA}/authentication-methods`]: [
      { id: 'phone|dev_1', type: 'phone', phone_number: '+441632960000', confirmed: true, created_at: AT },
    ],
    [`/users/${NORA}/federated-connections-tokensets`]: [
      { id: 'tok_1', connection: 'google-oauth2', issued_at: AT },
    ],
    [`/users/${NORA}/connected-accounts`]: [{ id: 'cac_1', connection: 'google-oauth2', created_at: AT }],
    '/sessions': [{ id: 'ses_1', user_id: NORA, created_at: AT, clients: [{ client_id: client }] }],
    '/refresh-tokens': [
      { id: 'rt_1', user_id: NORA, client_id: client, session_id: 'ses_1', created_at: AT },
    ],
    '/grants': [
      {
        id: 'grant_1',
        user_id: NORA,
        clientID: client,
        audience: 'https://api.fernhill.example/',
        scope: [],
      },
    ],
    '/device-credentials': [
      {
        id: 'dcr_1',
        user_id: NORA,
        client_id: client,
        type: 'refresh_token',
        device_name: 'Workshop tablet',
      },
    ],
    [`/organizations/${organization}/members`]: [
      { user_id: NORA, created_at: AT },
      { user_id: RUTH, created_at: AT },
    ],
    [`/organizations/${organization}/members/${NORA}/roles`]: [{ id: role }],
    [`/organizations/${organization}/invitations`]: [
      {
        id: 'uinv_1',
        organization_id: organization,
        inviter: { name: 'Nora' },
        invitee: { email: 'new@example.com' },
        client_id: client,
        created_at: AT,
        expires_at: AT,
      },
      {
        id: 'uinv_2',
        organization_id: organization,
        inviter: { name: 'Nora' },
        invitee: { email: 'newer@example.com' },
        client_id: client,
        created_at: AT,
        expires_at: AT,
      },
    ],
    [`/organizations/${organization}/groups/grp_mechanics/roles`]: [{ id: role }],
    '/groups': [group],
    '/groups/grp_mechanics/members': [{ id: NORA, member_type: 'user', type: 'connection', created_at: AT }],
    '/groups/grp_mechanics/roles': [{ id: role }],
    '/rules': [
      { id: 'rul_1', name: 'greet', script: 'function (user, context, cb) {}', enabled: true, order: 1 },
    ],
    '/rules-configs': [{ key: 'GREETING' }],
    '/hooks': [
      {
        id: 'hook_1',
        name: 'check',
        script: 'module.exports = () => {};',
        triggerId: 'pre-user-registration',
      },
    ],
    '/hooks/hook_1/secrets': { TOKEN: '_VALUE_NOT_SHOWN_' },
    '/agents': [{ agent_id: 'agt_1', name: 'Fernhill Helper', metadata: {}, created_at: AT, updated_at: AT }],
    '/experimentation/segments': [{ id: 'seg_1', name: 'Riders', created_at: AT, updated_at: AT }],
  };
}
