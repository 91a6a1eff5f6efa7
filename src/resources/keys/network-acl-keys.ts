import { createHash } from 'node:crypto';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { ApiError } from '../api-error.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, secret, writeOnly } from '../traits.ts';

/** Keys that the signatures of requests are checked with, where a network ACL asks for one. */
export const networkAclKeys = kind({
  name: 'keys.networkAcls',
  path: '/keys/network-acls',
  shape: collection({
    prefix: 'nak_',
    length: 22,
    paging: 'none',
    wrapped: true,
    list: 'keys',
    verbs: ['list', 'create', 'read', 'remove'],
    newestFirst: true,
  }),
  scope: 'network_acl_keys',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'Network ACL key not found.' },
  conflict: { message: 'A Network ACL key with the same name already exists.' },
  fields: object(
    {
      name: text.min(1),
      alg: choice('hmac-sha256'),
      value: writeOnly(secret(text.regex(/^[A-Za-z0-9+/]+={0,2}$/))),
    },
    {
      id: readOnly(text),
      fingerprint: readOnly(text),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  save: (next, before, context) => dated({ ...next, fingerprint: fingerprintOf(next) }, before, context),
  reading: { adopt: (answer) => ({ ...docOf(answer), value: unknownSecret() }) },
  removed: refuseUsed,
});

/** What the key can be told by without being told (assumed: the SHA-256 of its bytes). */
function fingerprintOf({ value }: Doc): string {
  return createHash('sha256')
    .update(Buffer.from(String(value), 'base64'))
    .digest('hex');
}

/** A key that a network ACL names stays (documented as 409; the wording is assumed). */
function refuseUsed({ id }: Doc, { documents }: HookContext): void {
  const used = documents.list('/network-acls').some(({ rule }) => {
    const { match, not_match } = docOf(rule);
    return [match, not_match].some((conditions) => keysIn(conditions).includes(String(id)));
  });
  if (used) throw new ApiError(409, 'The key is used by a Network ACL.');
}

function keysIn(conditions: Json | undefined): string[] {
  const { keys } = docOf(docOf(conditions).http_message_signature);
  return Array.isArray(keys) ? keys.filter(isDoc).map(({ id }) => String(id)) : [];
}
