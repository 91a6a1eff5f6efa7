import { createHash } from 'node:crypto';
import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { collection, type HookContext, kind } from '../kind.ts';
import { choice, flag, object, text } from '../schema.ts';
import { computed, readOnly, writeOnly } from '../traits.ts';

/** Keys that an application proves itself with (private key JWT, mTLS). */
export const clientCredentials = kind({
  name: 'clients.credentials',
  path: '/clients/{client_id}/credentials',
  shape: collection({ prefix: 'cred_', length: 22, paging: 'none', list: 'credentials' }),
  scope: 'client_credentials',
  identity: ['name'],
  missing: { message: 'Credential not found.', errorCode: 'inexistent_credential' },
  fields: object(
    { credential_type: choice('public_key', 'cert_subject_dn', 'x509_cert') },
    {
      id: readOnly(text),
      name: text,
      pem: writeOnly(text),
      subject_dn: text,
      alg: computed(choice('RS256', 'RS384', 'PS256')),
      kid: computed(text),
      thumbprint_sha256: readOnly(text),
      parse_expiry_from_cert: writeOnly(flag),
      expires_at: text,
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: object({}, { expires_at: text.nullable() }),
  save: (next, before, context) => dated(next, before, context),
});

function dated(next: Doc, before: Doc | undefined, { clock }: HookContext): Doc {
  if (before) return { ...next, updated_at: isoNow(clock) };
  const kid = createHash('sha256')
    .update(String(next.pem ?? next.subject_dn ?? ''))
    .digest('base64url');
  return {
    ...next,
    ...(next.credential_type === 'public_key' && { kid: next.kid ?? kid, alg: next.alg ?? 'RS256' }),
    created_at: isoNow(clock),
    updated_at: isoNow(clock),
  };
}

/**
 * Credentials that came whole within an application become documents of their own; the application keeps their ids,
 * as Auth0 shows it.
 */
export function keptCredentials(client: Doc, context: HookContext): Doc {
  const methods = client.client_authentication_methods;
  if (!isDoc(methods)) return client;
  const kept = Object.entries(methods).map(([name, method]) => [
    name,
    withIds(String(client.client_id), method, context),
  ]);
  return { ...client, client_authentication_methods: Object.fromEntries(kept) };
}

function withIds(clientId: string, method: Json | undefined, context: HookContext): Json {
  if (!isDoc(method) || !Array.isArray(method.credentials)) return method ?? null;
  const credentials = (method.credentials as readonly Json[]).filter(isDoc).map((credential) => {
    if (typeof credential.id === 'string') return { id: credential.id };
    const id = `cred_${randomText(context.random, 22)}`;
    context.documents.put(
      `/clients/${clientId}/credentials`,
      id,
      dated({ id, ...credential }, undefined, context),
    );
    return { id };
  });
  return { ...method, credentials };
}
