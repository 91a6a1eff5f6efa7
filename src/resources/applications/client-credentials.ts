import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { computed, readOnly, writeOnly } from '../traits.ts';
import { credentialFacts } from './credential-facts.ts';

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
      name: text.max(128),
      pem: writeOnly(text),
      subject_dn: text.min(1).max(256),
      alg: computed(choice('RS256', 'RS384', 'PS256')),
      kid: computed(text.regex(/^[0-9a-zA-Z\-_]{10,64}$/)),
      thumbprint_sha256: readOnly(text),
      parse_expiry_from_cert: writeOnly(flag),
      expires_at: text,
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: object({}, { expires_at: text.nullable() }),
  save: (next, before, context) => savedCredential(next, before, context),
});

function savedCredential(next: Doc, before: Doc | undefined, { clock }: HookContext): Doc {
  if (!before) refuseWithoutProof(next);
  const dates = { created_at: before?.created_at ?? isoNow(clock), updated_at: isoNow(clock) };
  return { ...withoutNulls({ ...next, ...(!before && credentialFacts(next)) }), ...dates };
}

/** A certificate's subject is named or taken from the certificate, never both; the other types need their key (documented). */
function refuseWithoutProof({ credential_type: type, pem, subject_dn: subject }: Doc): void {
  const bySubject = type === 'cert_subject_dn';
  if (bySubject && (pem === undefined) === (subject === undefined)) {
    throw new ApiError(
      400,
      "Payload validation error: 'Exactly one of pem and subject_dn is required'.",
      'invalid_body',
    );
  }
  if (!bySubject && pem === undefined) {
    throw new ApiError(400, "Payload validation error: 'Missing required property: pem'.", 'invalid_body');
  }
}

/** Where credentials may stand in an application: within a method of authentication, or in a setting of its own. */
const HOLDERS = ['signed_request_object', 'token_vault_privileged_access'];

/**
 * Credentials that came whole within a new application become documents of their own; the application keeps their
 * ids, as Auth0 shows it.
 */
export function keptCredentials(client: Doc, before: Doc | undefined, context: HookContext): Doc {
  const keep = (holder: Json | undefined) => withIds(String(client.client_id), holder, context);
  const holders = HOLDERS.filter((key) => isDoc(client[key]) && client[key] !== before?.[key]);
  const kept = Object.fromEntries(holders.map((key) => [key, keep(client[key])]));
  const methods = client.client_authentication_methods;
  if (!isDoc(methods) || methods === before?.client_authentication_methods) return { ...client, ...kept };
  const withMethods = Object.entries(methods).map(([name, method]) => [name, keep(method)]);
  return { ...client, ...kept, client_authentication_methods: Object.fromEntries(withMethods) };
}

function withIds(clientId: string, holder: Json | undefined, context: HookContext): Json {
  if (!isDoc(holder) || !Array.isArray(holder.credentials)) return holder ?? null;
  const path = `/clients/${clientId}/credentials`;
  const credentials = (holder.credentials as readonly Json[]).filter(isDoc).map((credential) => {
    if (typeof credential.id === 'string') return { id: credential.id };
    const id = `cred_${randomText(context.random, 22)}`;
    context.documents.put(path, id, savedCredential({ id, ...credential }, undefined, context));
    return { id };
  });
  return { ...holder, credentials };
}
