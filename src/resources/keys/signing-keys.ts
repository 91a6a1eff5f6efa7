import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { flag, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';

const PATH = '/keys/signing';

/**
 * The keys that tokens are signed with. Those that were seeded belong to another tenant, whose private keys nobody
 * gives away: they are listed and sign nothing.
 */
export const signingKeys = kind({
  name: 'keys.signing',
  path: PATH,
  shape: collection({ id: 'kid', paging: 'none', list: 'keys', verbs: [] }),
  scope: 'signing_keys',
  reading: { own: true },
  identity: ['kid'],
  fields: settings({
    kid: readOnly(text),
    cert: readOnly(text),
    pkcs7: readOnly(text),
    current: readOnly(flag),
    next: readOnly(flag),
    previous: readOnly(flag),
    current_since: readOnly(text),
    current_until: readOnly(text),
    fingerprint: readOnly(text),
    thumbprint: readOnly(text),
    revoked: readOnly(flag),
    revoked_at: readOnly(text),
  }),
  verbs: [
    verb('GET', '', 'read', ({ keyring, documents }) => ({
      status: 200,
      body: [...keyring.list(), ...documents.list(PATH)],
    })),
    verb('GET', '/{kid}', 'read', ({ keyring, documents, params: { kid = '' } }) => ({
      status: 200,
      body: documents.get(PATH, kid) ?? keyring.read(kid),
    })),
    {
      method: 'POST',
      path: '/rotate',
      scope: 'update:signing_keys',
      prepare: (_, { domain }, { makeCertificate }) => makeCertificate(domain, 'RS256'),
      run: (_, { keyring }, made = null) => ({ status: 201, body: keyring.rotate(made) }),
    },
    verb('PUT', '/{kid}/revoke', 'update', ({ keyring, params: { kid = '' } }) => ({
      status: 200,
      body: keyring.revoke(kid),
    })),
  ],
});

function verb(
  method: Verb['method'],
  path: string,
  action: string,
  run: (context: HookContext) => ReturnType<Verb['run']>,
): Verb {
  return { method, path, scope: `${action}:signing_keys`, run: (_, context) => run(context) };
}
