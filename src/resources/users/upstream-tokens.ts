import { kind } from '../kind.ts';
import { choice, settings, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';

/** Tokens of identity providers that are kept for a user, without the tokens themselves. */
export const federatedTokensets = kind({
  name: 'users.federatedConnectionsTokensets',
  path: '/users/{id}/federated-connections-tokensets',
  shape: collection({ list: 'tokensets', paging: 'none', verbs: ['list', 'remove'] }),
  scope: 'federated_connections_tokens',
  identity: ['id'],
  fields: settings({
    id: readOnly(text),
    connection: readOnly(text),
    scope: readOnly(text),
    expires_at: readOnly(text.nullable()),
    issued_at: readOnly(text),
    last_used_at: readOnly(text.nullable()),
  }),
});

/** Accounts elsewhere that a user has connected, as the flows that connect them leave them. */
export const connectedAccounts = kind({
  name: 'users.connectedAccounts',
  path: '/users/{id}/connected-accounts',
  shape: collection({ list: 'connected_accounts', paging: 'checkpoint', perPage: 10, verbs: ['list'] }),
  scope: 'users',
  identity: ['id'],
  fields: settings({
    id: readOnly(text),
    connection: readOnly(text),
    connection_id: readOnly(text),
    strategy: readOnly(text),
    access_type: readOnly(choice('offline')),
    scopes: readOnly(texts),
    created_at: readOnly(text),
    expires_at: readOnly(text),
    organization_id: readOnly(text),
  }),
});
