import { type Doc, docOf } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, secret, writeOnly } from '../traits.ts';
import { DEVICE_CREDENTIALS } from './access.ts';

/** Keys and refresh tokens of users' devices. */
export const deviceCredentials = kind({
  name: 'deviceCredentials',
  path: DEVICE_CREDENTIALS,
  shape: collection({ prefix: 'dcr_', list: 'device_credentials', verbs: ['list', 'remove'] }),
  scope: 'device_credentials',
  reading: { large: true, find: { user_id: { path: '/device-credentials?user_id={}' } } },
  alsoScopes: { remove: ['delete:current_user_device_credentials'] },
  identity: ['id'],
  fields: object(
    { device_name: text.min(1), type: choice('public_key'), value: writeOnly(secret(text.min(1))) },
    {
      id: readOnly(text),
      device_id: text.max(36).regex(/^[-A-Fa-f0-9]+$/),
      client_id: text,
      user_id: readOnly(text),
    },
  ),
  filter: meant,
  listed(credentials, { query }) {
    const { type } = query;
    if (type !== undefined && !TYPES.includes(type)) {
      throw new ApiError(
        400,
        `Query validation error: 'No enum match for: ${type}' on property type (Type of credentials to retrieve).`,
        'invalid_query_string',
      );
    }
    return credentials;
  },
  verbs: [
    {
      method: 'POST',
      path: '',
      scope: 'create:device_credentials',
      alsoScopes: ['create:current_user_device_credentials'],
      body: object(
        {
          device_name: text.min(1),
          type: choice('public_key'),
          value: secret(text.min(1)),
          device_id: text.max(36).regex(/^[-A-Fa-f0-9]+$/),
        },
        { client_id: text },
      ),
      run: (body, context) => ({ status: 201, body: { id: created(docOf(body), context) } }),
    },
  ],
});

const TYPES = ['public_key', 'refresh_token', 'rotating_refresh_token'];

/** Auth0's documentation: a request for pages means refresh tokens, where it says nothing else. */
function meant(credential: Doc, { query }: HookContext): boolean {
  const paged = query['page'] !== undefined || query['per_page'] !== undefined;
  const type = query['type'] ?? (paged ? 'refresh_token' : undefined);
  return (
    (!query['user_id'] || query['user_id'] === credential.user_id) &&
    (!query['client_id'] || query['client_id'] === credential.client_id) &&
    (type === undefined || type === credential.type)
  );
}

/** A key belongs to the user whose token asks: an application has no devices (documented). */
function created(body: Doc, { documents, caller, random }: HookContext): string {
  const user = caller?.subject ?? '';
  if (!documents.get('/users', user)) {
    throw new ApiError(403, 'Cannot create device credentials for that user.', 'access_denied');
  }
  const same = documents
    .find(DEVICE_CREDENTIALS, 'device_id', String(body.device_id))
    .some((one) => one.user_id === user && one.type === 'public_key');
  if (same) {
    throw new ApiError(409, 'A public key already exists for the device.', 'device_credential_exists');
  }
  const id = `dcr_${randomText(random, 16)}`;
  documents.put(DEVICE_CREDENTIALS, id, {
    id,
    ...body,
    user_id: user,
    ...(body.client_id === undefined && caller && { client_id: caller.clientId }),
  });
  return id;
}
