import * as z from 'zod';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { createKey, freshKeys, removeKey } from './encryption-key-hierarchy.ts';
import { importMaterial, makeWrappingKey, rekey } from './encryption-key-verbs.ts';

const type = choice(
  'customer-provided-root-key',
  'environment-root-key',
  'tenant-master-key',
  'tenant-encryption-key',
);

/** What Auth0 encrypts the tenant's data with: a root key of Auth0's or the customer's, and the keys below it. */
export const encryptionKeys = kind({
  name: 'keys.encryption',
  path: '/keys/encryption',
  shape: collection({ id: 'kid', list: 'keys', verbs: ['list', 'create', 'read'], newestFirst: true }),
  scope: 'encryption_keys',
  params: { id: z.uuid() },
  identity: ['kid'],
  missing: { message: 'The key does not exist.', errorCode: 'encryption_key_not_found' },
  fields: object(
    { type },
    {
      kid: readOnly(text),
      state: readOnly(choice('pre-activation', 'active', 'deactivated', 'destroyed')),
      parent_kid: readOnly(text.nullable()),
      public_key: readOnly(text.nullable()),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  createBody: z.looseObject({ type: choice('customer-provided-root-key', 'tenant-encryption-key') }),
  verbs: [makeWrappingKey, importMaterial, rekey, removeVerb()],
  initial: freshKeys,
  save: createKey,
});

/** A key is destroyed and still listed (recorded). */
function removeVerb() {
  return {
    method: 'DELETE',
    path: '/{id}',
    scope: 'delete:encryption_keys',
    run(_: unknown, context: HookContext) {
      removeKey(context.params['id'] ?? '', context);
      return { status: 204 };
    },
  } as const;
}
