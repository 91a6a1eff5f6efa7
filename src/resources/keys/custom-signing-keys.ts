import { kind } from '../kind.ts';
import { choice, listOf, object, text, texts } from '../schema.ts';
import { document } from '../shapes.ts';

const PATH = '/keys/custom-signing';

const jwk = object(
  { kty: choice('EC', 'RSA') },
  {
    kid: text,
    use: choice('sig'),
    key_ops: listOf(choice('verify')).min(1),
    alg: choice('RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512'),
    n: text,
    e: text,
    crv: choice('P-256', 'P-384', 'P-521'),
    x: text,
    y: text,
    x5u: text,
    x5c: texts.min(1),
    x5t: text,
    'x5t#S256': text,
  },
);

/**
 * Public keys of the customer's own, ten at most, which the JWKS of a custom domain has besides Auth0's. That of the
 * tenant's own domain, the only one that the local tenant answers at, has not (documented).
 */
export const customSigningKeys = kind({
  name: 'keys.customSigning',
  path: PATH,
  shape: document({ update: 'PUT' }),
  scope: 'custom_signing_keys',
  identity: [],
  missing: {
    message: 'No custom signing keys found for this tenant. Upload custom signing keys first.',
  },
  fields: object({ keys: listOf(jwk).min(1).max(10) }),
  verbs: [
    {
      method: 'DELETE',
      path: '',
      scope: 'delete:custom_signing_keys',
      run(_, { documents }) {
        documents.remove(PATH, '');
        return { status: 204 };
      },
    },
  ],
});
