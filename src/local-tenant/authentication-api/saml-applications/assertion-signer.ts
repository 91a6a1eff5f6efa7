import { type Doc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { Signer } from '../../identity-providers/saml/sign-element.ts';

/** What signs the assertions of an application: the tenant's key, unless its settings say otherwise. SHA-1 is the documented default. */
export function assertionSigner({ keys }: TenantContext, settings: Doc): Signer {
  const { privateKey, cert } = keys.current;
  return {
    key: textOf(settings.key) ?? String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: textOf(settings.cert) ?? cert,
    sha1Signature: (settings.signatureAlgorithm ?? 'rsa-sha1') === 'rsa-sha1',
    sha1Digest: (settings.digestAlgorithm ?? 'sha1') === 'sha1',
  };
}
