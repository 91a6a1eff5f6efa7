import type * as z from 'zod';
import { sized } from '../formats.ts';
import { choice, flag, listOf, object, settings, text, texts } from '../schema.ts';
import { set } from '../traits.ts';

/** What an application proves itself with stands in three of its settings: in some form of a credential. */
function holders(key: z.ZodType, subject: z.ZodType, certificate: z.ZodType) {
  const methodOf = (credential: z.ZodType) => object({ credentials: listOf(credential) });
  return {
    client_authentication_methods: settings({
      private_key_jwt: methodOf(key),
      tls_client_auth: methodOf(subject),
      self_signed_tls_client_auth: methodOf(certificate),
    }).nullable(),
    signed_request_object: settings({ required: flag, credentials: listOf(key) }),
    token_vault_privileged_access: settings({
      credentials: listOf(key),
      ip_allowlist: set(texts),
      grants: listOf(object({ connection: text, scopes: set(texts) })),
    }).nullable(),
  };
}

const name = sized(0, 128);

/** A new application comes with its credentials whole (documented). */
export const newCredentials = holders(
  object(
    { credential_type: choice('public_key'), pem: text },
    {
      name,
      alg: choice('RS256', 'RS384', 'PS256'),
      parse_expiry_from_cert: flag,
      expires_at: text,
      kid: text.regex(/^[0-9a-zA-Z\-_]{10,64}$/),
    },
  ),
  object(
    { credential_type: choice('cert_subject_dn') },
    { name, subject_dn: sized(1, 256), pem: sized(1, 4096) },
  ),
  object({ credential_type: choice('x509_cert'), pem: sized(1, 4096) }, { name }),
);

const named = object({ id: text });

/** An update names those that are there (documented). */
export const namedCredentials = holders(named, named, named);

const either = settings({
  id: text,
  name,
  credential_type: choice('public_key', 'cert_subject_dn', 'x509_cert'),
  pem: text,
  subject_dn: sized(1, 256),
  alg: choice('RS256', 'RS384', 'PS256'),
  parse_expiry_from_cert: flag,
  expires_at: text,
  kid: text,
});

/** A file has them whole, or named as auth0-deploy-cli exports them. */
export const writtenCredentials = holders(either, either, either);
